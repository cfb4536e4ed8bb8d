"""A headless Chromium, driven through chromedriver by the W3C WebDriver protocol; Python's own library is enough."""

import base64
import json
import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # The key that the protocol gives elements.


class Browser:
    """One window on one profile, which goes with it. Downloads go to `downloads`."""

    def __init__(self, downloads, size=(1280, 800)):
        self.log = tempfile.TemporaryFile()
        # "--port=0" lets it choose a free one, which it says in its first lines.
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=self.log, text=True)
        port = None
        for line in self.driver.stdout:
            if "successfully on port" in line:
                port = int(line.rstrip(".\n").split("on port")[-1])
                break
        if port is None:
            raise RuntimeError("chromedriver does not start")
        # No proxy: nothing here leaves the machine.
        self.http = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.address = f"http://127.0.0.1:{port}"
        arguments = ["--headless=new", "--disable-gpu", "--mute-audio", "--autoplay-policy=no-user-gesture-required",
                     # For the test alone: so that it may listen to what the page plays.
                     "--allow-file-access-from-files", "--disable-dev-shm-usage", "--no-first-run",
                     f"--window-size={size[0]},{size[1]}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"},
                                        "goog:chromeOptions": {"args": arguments}}}
        try:
            self.session = f"/session/{self._call('POST', '/session', {'capabilities': capabilities})['sessionId']}"
        except Exception:
            self._stop()
            raise
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._call("DELETE", self.session)
        finally:
            self._stop()

    def _stop(self):
        self.driver.terminate()
        self.driver.wait(timeout=20)

    def open(self, path):
        self._call("POST", self.session + "/url", {"url": "file://" + str(path)})

    def command(self, name, **parameters):
        """One of Chromium's own (DevTools)."""
        return self._call("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def ask(self, script, *arguments):
        """What the JavaScript returns."""
        return self._call("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, script, *arguments, seconds=20):
        """Until the JavaScript returns something true, which is the answer."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self.ask(script, *arguments)
            if answer:
                return answer
            time.sleep(0.02)
        raise AssertionError(f"waited {seconds} s in vain for: {script}")

    def find(self, css):
        found = self._call("POST", self.session + "/element", {"using": "css selector", "value": css})
        return f"{self.session}/element/{found[ELEMENT]}"

    def click(self, css):
        self._call("POST", self.find(css) + "/click", {})

    def type(self, css, text):
        self._call("POST", self.find(css) + "/value", {"text": text})

    def press(self, key):
        """A key, to whatever has the focus."""
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": keys}]})

    def errors(self):
        """Of the page's console."""
        return [entry["message"] for entry in self._call("POST", self.session + "/se/log", {"type": "browser"})
                if entry["level"] == "SEVERE"]

    def picture(self, file):
        with open(file, "wb") as out:
            out.write(base64.b64decode(self._call("GET", self.session + "/screenshot")))

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with self.http.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise AssertionError(f"{path}: {said['error']}: {said['message'].splitlines()[0]}") from None
