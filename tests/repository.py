"""A git repository to write revisions into, for tests of what reads them."""

import subprocess


class Repository:
    """A folder that `git init` was, or is to be, run in."""

    def __init__(self, folder):
        self.folder = folder

    def git(self, *arguments, input=None):
        done = subprocess.run(
            ["git", "-C", self.folder, *arguments], input=input, capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode().strip()

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def commit(self, subject="Change the model"):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        return self.git("rev-parse", "HEAD")
