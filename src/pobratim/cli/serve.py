"""`pobratim serve`: the register in the browser."""

from __future__ import annotations

import os
import socket

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure

LOCAL_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
PORTS_TRIED = 100


@click.command()
@click.option("--host", default=LOCAL_HOST)
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT)
def command(host: str, port: int) -> None:
    open_register()
    if not is_free(host, port):
        raise Failure(texts()("errors.port_taken", host=host, port=port))
    serve_register(host, port)


def serve_register(host: str, port: int) -> None:
    """Serve until interrupted, and say where once it answers. What is dropped in is read by a thread beside."""
    from pobratim.web.intake.worker import work_beside
    from pobratim.web.setup import serve

    say = texts()
    work_beside()
    serve(host, port, on_ready=lambda: click.echo(say("labels.serving", url=_url(host, port))))


def first_free_port(host: str, port: int) -> int:
    """The port asked for, or the next that no other program uses. Raises Failure where a hundred are taken."""
    candidates = range(port, min(port + PORTS_TRIED, 65536))
    found = next((candidate for candidate in candidates if is_free(host, candidate)), None)
    if found is None:
        raise Failure(texts()("errors.port_taken", host=host, port=port))
    return found


def is_free(host: str, port: int) -> bool:
    """Whether a server can listen there. Raises Failure where the host is no address of this computer."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise Failure(texts()("errors.no_host", host=host)) from error
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        if os.name == "posix":
            # As servers do: a port just left by another is free. On Windows it would mean sharing the port.
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(address)
        except OSError:
            return False
    return True


def _url(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
