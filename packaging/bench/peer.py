"""Runs the bash steps of a document as a short script would: the peer of a plain run.

Reads it with PyYAML, skips what `if: fileExists` skips, writes each step into a file, runs it,
copies its output with times into a log, and leaves a report in JSON. It checks nothing, fills no
references, has no time limits, kills no trees and keeps no state for a restart.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile

import yaml


def now():
    return datetime.datetime.utcnow().isoformat() + "Z"


def run(step, log):
    if "if" in step and not os.path.exists(step["if"]["fileExists"]):
        return "skipped"
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "script.sh")
        with open(script, "w") as target:
            target.write("\n".join(step["inputs"]["commands"]) + "\n")
        started = subprocess.Popen(
            ["bash", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
        for line in started.stdout:
            log.write(now().encode() + b" Stdout: " + line)
        return "failed" if started.wait() else "success"


def main():
    with open(sys.argv[1]) as source:
        document = yaml.safe_load(source)
    report = []
    with open(os.path.join(sys.argv[2], "console.log"), "wb") as log:
        for phase in document["phases"]:
            for step in phase["steps"]:
                start = now()
                status = run(step, log)
                report.append({"name": step["name"], "status": status, "start": start, "end": now()})
    with open(os.path.join(sys.argv[2], "report.json"), "w") as target:
        json.dump(report, target, indent=4)
    print(json.dumps({"status": "success", "steps": len(report)}))


main()
