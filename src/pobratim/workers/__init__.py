"""Reading and extraction in limited processes: a document that crashes or hangs costs itself alone."""

from pobratim.workers.limits import DEFAULT_LIMITS, Limits
from pobratim.workers.outcomes import Failure, FailureCode, Outcome, Outcomes
from pobratim.workers.supervisor import supervise
from pobratim.workers.worker import WorkerStartError

__all__ = ["DEFAULT_LIMITS", "Failure", "FailureCode", "Limits", "Outcome", "Outcomes", "WorkerStartError", "supervise"]
