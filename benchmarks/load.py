"""A closed loop of HTTP/1.1 clients in a process of its own: each connection asks again when it has its answer.

python -m benchmarks.load HOST PORT CONNECTIONS SECONDS < requests.json
The requests are a list of [method, path, headers, body]; `{n}` in the body is a text used once. With 0 SECONDS each
request is sent once. What comes out is JSON: answers by status, the times, and the CPU seconds of this process.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What came back: how many answers of which status, and how long each took in seconds."""

    statuses: dict[str, int] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)


class Client(asyncio.Protocol):
    """One connection; reads answers by their Content-Length."""

    def __init__(self, load: "Load") -> None:
        self.load = load
        self.buffer = b""
        self.started = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        if self.load.is_over():
            self.transport.close()
            return
        self.started = time.perf_counter()
        self.transport.write(self.load.request())

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head = self.buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        header = self.buffer[:head].lower()
        place = header.find(b"content-length:")
        length = int(header[place + 15 :].split(b"\r\n", 1)[0])
        if len(self.buffer) < head + 4 + length:
            return
        tally = self.load.tally
        status = self.buffer[9:12].decode()
        tally.statuses[status] = tally.statuses.get(status, 0) + 1
        tally.took.append(time.perf_counter() - self.started)
        self.buffer = b""
        self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self.load.open -= 1
        if not self.load.open:
            self.load.done.set()


class Load:
    """The requests in turn, until the end."""

    def __init__(self, host: str, requests: list[list[str]], seconds: float) -> None:
        self.templates = [self.template(host, *one) for one in requests]
        self.sent = 0
        self.run = f"{time.time_ns():x}"
        self.seconds = seconds
        self.tally = Tally()
        self.open = 0
        self.done = asyncio.Event()

    @staticmethod
    def template(host: str, method: str, path: str, headers: str, body: str) -> tuple[bytes, bytes]:
        own = {"Host": host} | ({"Content-Type": "application/json"} if body else {}) | json.loads(headers)
        lines = "".join(f"{name}: {value}\r\n" for name, value in own.items())
        return f"{method} {path} HTTP/1.1\r\n{lines}".encode(), body.encode()

    def is_over(self) -> bool:
        if self.seconds:
            return time.perf_counter() >= self.end
        return self.sent == len(self.templates)

    def request(self) -> bytes:
        head, body = self.templates[self.sent % len(self.templates)]
        self.sent += 1
        if body:
            body = body.replace(b"{n}", f"{self.run}{self.sent}".encode())
            return head + b"Content-Length: %d\r\n\r\n" % len(body) + body
        return head + b"\r\n"

    async def go(self, host: str, port: int, connections: int) -> Tally:
        self.end = time.perf_counter() + self.seconds
        self.open = connections
        loop = asyncio.get_running_loop()
        for _ in range(connections):
            await loop.create_connection(lambda: Client(self), host, port)
        await self.done.wait()
        return self.tally


def main() -> None:
    host, port, connections, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    load = Load(host, json.load(sys.stdin), seconds)
    used, started = time.process_time(), time.perf_counter()
    tally = asyncio.run(load.go(host, port, connections))
    took = sorted(tally.took)
    middle, late = (round(took[int(len(took) * share)] * 1000, 3) for share in (0.5, 0.99))
    times = {"seconds": time.perf_counter() - started, "cpu_s": time.process_time() - used}
    if lost := load.sent - len(took):
        tally.statuses["lost"] = lost
    print(json.dumps({"statuses": tally.statuses, "p50_ms": middle, "p99_ms": late} | times))


if __name__ == "__main__":
    main()
