"""A form learned from a filled example: what its columns, groups, numbers, title and page are, and what is doubtful."""

from pobratim.learning.doubts import Doubt
from pobratim.learning.errors import LearningError
from pobratim.learning.form import LearnedForm, learn_form

__all__ = ["Doubt", "LearnedForm", "LearningError", "learn_form"]
