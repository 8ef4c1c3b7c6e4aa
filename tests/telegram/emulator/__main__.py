"""Starts the emulator: prints one line of JSON with its address, and ends at SIGTERM or when its stdin closes."""

import argparse
import asyncio
import json
import os
import signal
import stat
import sys
import threading

from .lean import open_door
from .server import Server


def watch_stdin(loop, stop):
    """Whoever started us through a pipe and went away takes us along. Other kinds of stdin are left alone."""
    mode = os.fstat(0).st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return

    def wait():
        while os.read(0, 4096):
            pass
        loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=wait, daemon=True).start()


async def serve(options):
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = Server(options.bench)
    runner, port = await server.listen(options.host, options.port)
    started = {"port": port, "url": f"http://{options.host}:{port}"}
    if options.bench:
        started["bot_url"] = f"http://{options.host}:{await open_door(server, options.host)}"
    print(json.dumps(started), flush=True)
    watch_stdin(loop, stop)
    await stop.wait()
    await runner.cleanup()


def main():
    parser = argparse.ArgumentParser(prog="emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--bench", action="store_true", help="writes nothing down and checks less")
    asyncio.run(serve(parser.parse_args()))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
