"""Runs commands of the AWS CLI in one process: most of what a single `aws` takes is its start.

Reads a JSON list of arguments from each line of its input, answers with {"code", "out", "err"} on a line of its output.
"""

import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

# For all commands: it keeps the model of the service, whose reading takes ten times as long as a command.
driver = create_clidriver()

for line in sys.stdin:
    arguments = json.loads(line)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = driver.main(arguments)
        except SystemExit as end:
            code = end.code
    print(json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()}), flush=True)
