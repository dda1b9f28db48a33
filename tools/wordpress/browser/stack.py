"""The stack under test: where it is, and what tests do with it. Started by tools/wordpress/stack."""

import json
import os
import pathlib
import re
import subprocess
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(os.environ["STACK"])
SHOTS = pathlib.Path(os.environ.get("SHOTS", FOLDER / "screenshots"))
FACTS = dict(
    (name, value.strip("'"))
    for name, _, value in (line.partition("=") for line in (FOLDER / "stack.env").read_text().splitlines())
)
URL = FACTS["URL"]
PATH = FACTS["PATH_PAGE"]
TUTORIAL = FACTS["TUTORIAL"]
PASSWORD = "motdepasse"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def wordpress(*arguments, text=None):
    """Runs a command of start-wordpress.sh on the stack's site."""
    return subprocess.run(
        [FOLDER / "wordpress/start-wordpress.sh", *map(str, arguments)],
        env={**os.environ, "WP_HOME_DIR": str(FOLDER / "wp"), "WP_PORT": FACTS["PORT"]},
        input=text, check=True, capture_output=True, text=True).stdout


def php(code):
    """Runs PHP with WordPress loaded, as its administrator."""
    file = FOLDER / "test.php"
    file.write_text("<?php\n" + code)
    return wordpress("php", file)


def settings(**changes):
    """Changes settings of the plugin; a service that failed is forgotten."""
    php(f"""$changes = json_decode( {json.dumps(json.dumps(changes))}, true );
        update_option( 'parcours_settings', array_merge( Parcours_Settings::all(), $changes ) );
        update_option( 'parcours_breaker', '' );""")


def forget(*logins):
    """Lets accounts begin anew."""
    for login in logins:
        php(f"Parcours_Learner::of_user( get_user_by( 'login', '{login}' )->ID )->forget();")


def complaints():
    """What PHP had to say about the plugin."""
    logs = [FOLDER / "wp/log/php-debug.log", FOLDER / "wp/log/php-error.log"]
    return [line for log in logs if log.exists() for line in log.read_text(errors="replace").splitlines()
            if re.search(r"plugins/parcours/|Parcours_|parcours_", line) and re.search(r"PHP |Fatal|Warning|Notice|Deprecated", line)]


class Case(unittest.TestCase):
    """A test with a browser, which fails where PHP complains about the plugin."""

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        SHOTS.mkdir(parents=True, exist_ok=True)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def tearDown(self):
        self.assertEqual(complaints(), [])

    def open(self, login=None, width=1280, **options):
        """A page of a new browser, logged in or not; keeps what it requested and what went wrong in it."""
        context = self.browser.new_context(locale="fr-FR", viewport={"width": width, "height": 900}, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        page.requested = []
        page.errors = []
        page.on("request", lambda request: page.requested.append(request))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        if login:
            page.goto(URL + "/wp-login.php")
            page.fill("#user_login", login)
            page.fill("#user_pass", FACTS["ADMIN_PASSWORD"] if login == "admin" else PASSWORD)
            self.go(page, page.locator("#wp-submit"))
        return page

    def agree(self, page, profile="infirmier", measurement=True):
        """Goes to the page of the path and agrees."""
        page.goto(f"{PATH}?parcours={profile}")
        if measurement:
            page.check("input[name=parcours_measurement]")
        self.go(page, page.locator("button[name=parcours_consent][value=yes]").first)

    def go(self, page, what, key=None):
        """Clicks, or presses a key, and waits for the page to which that leads."""
        with page.expect_navigation():
            what.press(key) if key else what.click()

    def shot(self, page, name):
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def assertAccessible(self, page, within):
        """No violation of axe-core within a part of the page."""
        found = Axe().run(page, context=within)
        problems = [
            f"{one['id']}: {one['help']}: " + "; ".join(node["html"][:160] for node in one["nodes"][:3])
            for one in found.response["violations"]]
        self.assertEqual(problems, [])

    def assertFits(self, page, within):
        """Nothing within is wider than the window."""
        wide = page.evaluate("""(selector) => Array.from(document.querySelectorAll(selector + ', ' + selector + ' *'))
            .filter((one) => !one.closest('.parcours-unseen') && one.getBoundingClientRect().right > window.innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 100))""", within)
        self.assertEqual(wide, [])
