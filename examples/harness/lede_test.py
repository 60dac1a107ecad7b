# A newsroom's articles against the renderer that readers get, in Python's own unittest.
#   LEDE=build/native/bin/lede python3 -m unittest examples/harness/lede_test.py
import json
import os
import pathlib
import subprocess
import unittest

ARTICLES = pathlib.Path(__file__).parent.parent / "articles"


class Lede:
    """One process of `lede harness`, asked a line at a time."""

    def __enter__(self):
        command = [os.environ.get("LEDE", "lede"), "harness"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.count = 0
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.status = self.process.wait()

    def ask(self, operation, given, options=None, **more):
        self.count += 1
        case = {"id": self.count, "operation": operation, "input": given, "options": options or {}, **more}
        self.process.stdin.write(json.dumps(case) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer["id"] == self.count
        return answer


class NewsroomTest(unittest.TestCase):
    def setUp(self):
        self.lede = self.enter(Lede())

    def enter(self, context):
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def test_every_published_article_renders(self):
        looked_at = {"attribute-removed", "element-removed", "tag-removed", "url-removed"}
        for path in sorted(ARTICLES.glob("*.json")):
            with self.subTest(path.name):
                answer = self.lede.ask("render", path.read_text("utf-8"), {"baseUrl": "https://news.example/"})
                self.assertNotIn("error", answer)
                self.assertIn("<h1", answer["html"])
                self.assertEqual({warning["code"] for warning in answer["warnings"]} - looked_at, set())
                # An opinion and a live blog have types of their own.
                self.assertRegex(json.loads(answer["json_ld"])["@type"], "NewsArticle$|^LiveBlogPosting$")

    def test_what_people_paste_does_no_harm(self):
        for pasted in ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "[x](javascript:alert(1))"]:
            with self.subTest(pasted):
                answer = self.lede.ask("markdown", pasted, {"policy": "comment"})
                for part in ["onerror", "<script", "javascript:"]:
                    self.assertNotIn(part, answer["html"])
                self.assertNotEqual(answer["warnings"], [])

    def test_a_refused_article_says_where(self):
        error = self.lede.ask("render", '{"headline": "Half an art')["error"]
        self.assertEqual((error["code"], error["line"], error["path"]), ("json-truncated", 1, "$.headline"))

    def test_an_expected_result(self):
        self.assertTrue(self.lede.ask("markdown", "**a**", expected="<p><strong>a</strong></p>")["pass"])


class StatusTest(unittest.TestCase):
    def test_a_case_that_fails_fails_the_process(self):
        with Lede() as lede:
            self.assertFalse(lede.ask("markdown", "**a**", expected="<p><b>a</b></p>")["pass"])
        self.assertEqual(lede.status, 1)


if __name__ == "__main__":
    unittest.main()
