"""How an application is put on the network: gunicorn, or waitress where there is no fork.

Knows nothing of the application but that it is WSGI, and how it refuses what is none of its
business: a request that cannot be read. The development server is never used.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, Final
from wsgiref.types import WSGIApplication

from dashboard.errors import SettingsError
from dashboard.web.machine_errors import refusal

if sys.platform == "win32":
    import waitress
else:
    from gunicorn.app.base import BaseApplication
    from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
    from gunicorn.workers.base import Worker
    from gunicorn.workers.ggevent import GeventWorker


#: The longest first line of a request that is read at all, the most that gunicorn can be told.
LONGEST_LINE: Final = 8190
#: How much of a refused request is taken in all the same, and for how long: who is cut off while
#: still sending does not hear why.
_TAKEN_IN: Final = 16 * 2**20
_PATIENCE: Final = 5.0


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
    """Serve until told to stop; ``ready`` is called with the address once every worker answers."""
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
        _Gunicorn(application, holder, workers, lambda: ready(address)).run()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _refusal(host: str, port: int, error: OSError) -> str:
    return (
        f"cannot listen on {host}, port {port}: {_reason(error)}; "
        "stop the program that does, or choose another port with --port"
    )


def _closing(status: str, body: bytes) -> bytes:
    """A whole answer after which nothing more is said."""
    head = (
        f"HTTP/1.1 {status}",
        "Connection: close",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Access-Control-Allow-Origin: *",
        "X-Content-Type-Options: nosniff",
    )
    return "\r\n".join((*head, "", "")).encode() + body


def _take_in(client: socket.socket) -> None:
    """Read on for a moment, and throw away."""
    client.shutdown(socket.SHUT_WR)
    client.settimeout(_PATIENCE)
    end, left = time.monotonic() + _PATIENCE, _TAKEN_IN
    while left > 0 and time.monotonic() < end and (more := client.recv(2**16)):
        left -= len(more)


if sys.platform != "win32":

    class _Worker(GeventWorker):
        """A worker that refuses as the application does: strict JSON, for any origin."""

        def handle_error(
            self, req: Any, client: socket.socket, addr: Any, exc: BaseException
        ) -> None:
            if not isinstance(exc, ParseException):
                super().handle_error(req, client, addr, exc)
                return
            said, code, message = "400 Bad Request", "bad_request", "this is not a request"
            if isinstance(exc, LimitRequestLine):
                said, code = "414 URI Too Long", "too_long"
                message = f"the address is too long; wanted at most {LONGEST_LINE} bytes"
            elif isinstance(exc, LimitRequestHeaders):
                said, code = "431 Request Header Fields Too Large", "too_long"
                message = "the headers are too long"
            try:
                client.sendall(_closing(said, refusal(code, message)))
                _take_in(client)
            except OSError:
                self.log.debug("whoever sent what cannot be read has gone")

    class _Gunicorn(BaseApplication):
        """Gunicorn with what is ours to say; it reads no file, no arguments, no variables."""

        def __init__(
            self,
            application: WSGIApplication,
            holder: socket.socket,
            workers: int,
            ready: Callable[[], None],
        ) -> None:
            self._application = application
            self._ready = ready
            self._workers = workers
            self._others, tokens = os.pipe()  # one byte for each worker but the last to be up
            os.set_blocking(self._others, False)
            os.write(tokens, b"." * (workers - 1))
            self._options: dict[str, object] = {
                "bind": f"fd://{holder.detach()}",
                "workers": workers,
                "worker_class": _Worker,
                # the application is made and warm before the first worker is forked
                "preload_app": True,
                "limit_request_line": LONGEST_LINE,
                "keepalive": 5,
                "graceful_timeout": 10,
                "loglevel": "warning",
                "control_socket_disable": True,
                "post_worker_init": self._is_up,
            }
            super().__init__()

        def load_config(self) -> None:
            for key, value in self._options.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            return self._application

        def _is_up(self, worker: Worker) -> None:
            """In a worker: say so, if it is the last of the first ones.

            Gunicorn calls itself ready before it forks, and a worker that is told to stop
            while it starts does not hear it: whoever waits for the word would be too early.
            """
            if worker.age > self._workers:
                return
            try:
                os.read(self._others, 1)
            except BlockingIOError:
                self._ready()
