"""The WSGI application, for waitress here and for any other server elsewhere."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.web.config.settings")

application = get_wsgi_application()
