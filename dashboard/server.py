"""How an application is put on the network: gunicorn, or waitress where there is no fork.

Knows nothing of the application but that it is WSGI; the development server is never used.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.types import WSGIApplication

from dashboard.errors import SettingsError

if sys.platform == "win32":
    import waitress
else:
    from gunicorn.app.base import BaseApplication
    from gunicorn.workers.base import Worker


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


@contextmanager
def meanwhile(*arguments: str) -> Iterator[None]:
    """Run another command of this program beside the server.

    It is to end when its standard input does: that also happens where this process is killed. What
    it has to say it says where this process does.
    """
    other = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl-C on the terminal is for the server, which then ends both
    )
    here = os.getpid()
    try:
        yield
    finally:
        if os.getpid() == here:  # a worker that ends comes by here as well
            other.terminate()
            try:
                other.wait(timeout=10)
            except subprocess.TimeoutExpired:
                other.kill()


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
                "worker_class": "gevent",
                # the application is made and warm before the first worker is forked
                "preload_app": True,
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
