"""How an application is put on the network: gunicorn, or waitress where there is no fork.

Knows nothing of the application but that it is WSGI; the development server is never used.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication

from dashboard.errors import SettingsError

if sys.platform == "win32":
    import waitress
else:
    from gunicorn.app.base import BaseApplication


def bind(host: str, port: int) -> socket.socket:
    """A socket that holds the address, but does not answer yet.

    Taken before anything else is loaded, so that a port in use is said at once.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        holder = socket.socket(family, kind)
    except OSError as error:
        raise SettingsError(f'--host: cannot listen on "{host}": {_reason(error)}') from error
    try:
        if sys.platform != "win32":  # there, it would let two programs share a port
            holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(address)
    except OSError as error:
        holder.close()
        raise SettingsError(_refusal(host, port, error)) from error
    return holder


def run(
    application: WSGIApplication,
    holder: socket.socket,
    *,
    workers: int,
    ready: Callable[[str], None],
) -> None:
    """Serve until told to stop; ``ready`` is called with the address once it answers."""
    host, port = holder.getsockname()[:2]
    try:
        holder.listen(2048)
    except OSError as error:
        holder.close()
        raise SettingsError(_refusal(host, port, error)) from error
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    if sys.platform == "win32":
        ready(address)
        waitress.serve(application, sockets=[holder], threads=4 * workers, ident=None)
    else:
        _Gunicorn(application, holder, workers, lambda _: ready(address)).run()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _refusal(host: str, port: int, error: OSError) -> str:
    return (
        f"cannot listen on {host}, port {port}: {_reason(error)}; "
        "stop the program that does, or choose another port with --port"
    )


if sys.platform != "win32":

    class _Gunicorn(BaseApplication):
        """Gunicorn with what is ours to say; it reads no file, no arguments, no variables."""

        def __init__(
            self,
            application: WSGIApplication,
            holder: socket.socket,
            workers: int,
            when_ready: Callable[[object], None],
        ) -> None:
            self._application = application
            self._options: dict[str, object] = {
                "bind": f"fd://{holder.detach()}",
                "workers": workers,
                "worker_class": "gevent",
                # the application is made and warm before the first worker is forked
                "preload_app": True,
                "keepalive": 5,
                "graceful_timeout": 10,
                "loglevel": "warning",
                "control_socket_disable": True,
                "when_ready": when_ready,
            }
            super().__init__()

        def load_config(self) -> None:
            for key, value in self._options.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            return self._application
