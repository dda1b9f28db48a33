"""Services that fail in every way that was thought of, on a port of their own."""

import contextlib
import http.server
import pathlib
import socket
import ssl
import subprocess
import tempfile
import threading
import time


class Faulty(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        self.server.calls += 1
        getattr(self, self.server.fault)()

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def say(self, status, body, kind="application/json", length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def slow(self):
        self.server.stopped.wait(20)
        self.close_connection = True

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        with contextlib.suppress(OSError):
            while not self.server.stopped.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
        self.close_connection = True

    def garbage(self):
        self.say(200, b"\x00\xff\xfe<html>not what you want</html>" * 50, "text/html")

    def error500(self):
        self.say(500, b'{"type":"about:blank","title":"no","status":500,"detail":"no","code":"internal"}')

    def busy(self):
        self.say(503, b"{}", **{"Retry-After": "1"})

    def half(self):
        self.say(200, b'{"schema":"parcours-curriculum/1","steps":[{"tutorial":{"key":"post/46"', length=50000)
        self.close_connection = True

    def unfinished(self):
        self.say(200, b'{"schema":"parcours-curriculum/1","steps":[{"tutorial":{"key":"post/46"')

    def wrong_types(self):
        self.say(200, b'{"schema":"parcours-curriculum/1","profile":{"slug":"infirmier","title":{}},"totalMinutes":"many",'
                      b'"steps":[{"tutorial":{"key":"post/46"},"minutes":[],"reason":7}, 5, null],"unreached":4}')

    def other_steps(self):
        self.say(200, b'{"schema":"parcours-curriculum/1","profile":{"slug":"infirmier","title":"<script>alert(1)</script>"},'
                      b'"totalMinutes":1,"steps":[{"tutorial":{"key":"post/999999999","title":"<b>x"},"minutes":1,'
                      b'"reason":{"fr":"<img src=x onerror=alert(1)>","en":"x"}}],"unreached":[]}')

    def huge(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(2000):
                self.wfile.write(b'[' * 65536)
        self.close_connection = True

    def elsewhere(self):
        self.say(302, b"", Location="http://127.0.0.1:9/")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fault, secure):
        super().__init__(("127.0.0.1", 0), Faulty)
        self.fault = fault
        self.calls = 0
        self.stopped = threading.Event()
        self.address = f"{'https' if secure else 'http'}://127.0.0.1:{self.server_address[1]}"
        if secure:
            folder = pathlib.Path(tempfile.mkdtemp())
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=nobody",
                            "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_):
        pass


@contextlib.contextmanager
def service(fault):
    """Address of a service with a fault; None in place of the server where there is none to count calls."""
    if fault == "down":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        yield f"http://127.0.0.1:{port}", None
        return
    if fault == "name":
        yield "http://service-of-nobody.invalid", None
        return
    server = Server("garbage" if fault == "certificate" else fault, fault == "certificate")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.address, server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()


FAULTS = ["down", "name", "certificate", "slow", "drip", "garbage", "error500", "busy", "half", "unfinished", "wrong_types",
          "other_steps", "huge", "elsewhere"]
