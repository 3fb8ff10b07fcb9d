"""Changes pools through Poolkeeper and lets others look: see `run`, and CONTRIBUTING.md.

    python3 judge.py terraform DIRECTORY   Terraform, initialised in DIRECTORY, owns pools of the local stack
    python3 judge.py moto DIRECTORY        moto stands for Cognito
    python3 judge.py model DIRECTORY       botocore's model of the API says which members are required

The pools, what is changed of them, what follows alongside, the arguments that Terraform is to see of it and those that
an export ignores stand in pools.json.
"""

import contextlib
import copy
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import boto3
import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

HERE = pathlib.Path(__file__).resolve().parent
POOLS = json.loads((HERE / "pools.json").read_text())
REQUIRED = HERE.parents[1] / "functions/aws/src/test/resources/io/github/poolkeeper/aws/cognito/required-members.txt"
PATIENCE = 60
BUILD = 400  # where nothing is built yet
ENDED = {"APPLIED", "UNCHANGED", "REJECTED", "REFUSED", "CONFLICT", "DIVERGED", "FAILED", "DECLINED", "EXPIRED"}
# moto 5.2 loses the first three with any update, and does not mirror the last.
LOST_BY_MOTO = {"UsernameAttributes", "UsernameConfiguration", "AliasAttributes", "UnusedAccountValidityDays"}


class Stack:
    """The local stack, for as long as the judge sits."""

    def __init__(self, ready):
        self.region, self.endpoint = ready["region"], ready["awsEndpoint"]
        self.queue, self.api = ready["requestQueueUrl"], ready["historyApi"].rstrip("/")
        self.sqs = client("sqs", self.endpoint, self.region)

    def ask(self, pool, request_id, request):
        """Sends a request, agrees to it as two people, and waits for its end."""
        self.sqs.send_message(
            QueueUrl=self.queue,
            MessageGroupId=pool,
            MessageDeduplicationId=f"{pool}-{request_id}",
            MessageBody=json.dumps(
                {"userPoolId": pool, "requestId": request_id, "requestedBy": "judge", "reason": request_id, **request}
            ),
        )
        changes, end = f"{self.api}/user-pools/{pool}/changes", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for record in (self.http("GET", f"{changes}?requestId={request_id}") or {}).get("changes", []):
                if record["status"] in ENDED:
                    return record
                if record["status"] == "PENDING_APPROVAL":
                    for who in ("approver1", "approver2"):
                        self.http("POST", f"{changes}/{record['changeId']}/approve", {"reason": "judge"}, who)
            time.sleep(0.1)
        sys.exit(f"{request_id} of {pool} has not ended after {PATIENCE} s")

    def applied(self, pool, request_id, request):
        record = self.ask(pool, request_id, request)
        if record["status"] != "APPLIED":
            whole = self.http("GET", f"{self.api}/user-pools/{pool}/changes/{record['changeId']}")
            sys.exit(f"{request_id}: expected APPLIED, met {json.dumps(whole, indent=1)}")
        return record["changeId"]

    def http(self, method, url, body=None, who="test"):
        data = json.dumps(body).encode() if body is not None else None
        signed = AWSRequest(method=method, url=url, data=data, headers={"content-type": "application/json"})
        SigV4Auth(Credentials(who, who), "execute-api", self.region).add_auth(signed)
        try:
            with urllib.request.urlopen(
                urllib.request.Request(url, data, dict(signed.headers.items()), method=method), timeout=30
            ) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError:
            return None  # not there yet, or answered by the other approver


@contextlib.contextmanager
def running(command, **options):
    """A process with all that it starts, ended with it."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def until(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"{what} after {patience} s")
        time.sleep(0.1)


@contextlib.contextmanager
def stack(work, *options):
    ready, log = work / "ready.json", work / "stack.log"
    ready.unlink(missing_ok=True)
    command = [str(HERE.parent.parent / "poolkeeper"), "up", "--port", "0", "--ready", str(ready), *options]
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    with open(log, "wb") as lines, running(command, stdout=lines, stderr=lines, env=environment) as process:
        until(lambda: ready.exists() or process.poll() is not None, "the stack is not ready", BUILD)
        if not ready.exists():
            sys.exit(log.read_text())
        yield Stack(json.loads(ready.read_text()))


def client(service, endpoint, region):
    return boto3.client(
        service, endpoint_url=endpoint, region_name=region, aws_access_key_id="test", aws_secret_access_key="test"
    )


def created(cognito):
    ids = {}
    for name, pool in POOLS.items():
        ids[name] = cognito.create_user_pool(**pool["create"])["UserPool"]["Id"]
        if "mfa" in pool:
            cognito.set_user_pool_mfa_config(UserPoolId=ids[name], **pool["mfa"])
    return ids


def changed(poolkeeper, ids):
    return {name: poolkeeper.applied(ids[name], f"change-{name}", {"change": POOLS[name]["change"]}) for name in POOLS}


def rolled_back(poolkeeper, ids, changes):
    for name, change in changes.items():
        poolkeeper.applied(ids[name], f"back-{name}", {"rollback": {"changeId": change}})


def differing(expected, met, path=""):
    """Where two documents differ, a line each."""
    if isinstance(expected, dict) and isinstance(met, dict):
        for name in sorted(expected.keys() | met.keys()):
            yield from differing(expected.get(name), met.get(name), f"{path}/{name}")
    elif expected != met:
        yield f"{path}: expected {expected}, met {met}"


def expect(what, expected, met):
    wrong = list(differing(expected, met))
    if wrong:
        sys.exit("\n  ".join([f"{what}: not so", *wrong]))
    print(f"{what}: as expected", flush=True)


class Terraform:
    """Terraform in a directory; what `run` has initialised serves every other one, too."""

    def __init__(self, work, variables, initialised):
        self.work = work
        self.environment = {**os.environ, "TF_DATA_DIR": str(initialised / ".terraform")}
        (work / "terraform.tfvars.json").write_text(json.dumps(variables))

    def run(self, *arguments):
        done = subprocess.run(
            ["terraform", *arguments], cwd=self.work, env=self.environment, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"terraform {arguments[0]}: {done.stdout}{done.stderr}")
        return done.stdout

    def sees(self):
        """What a plan would do: {pool: (actions, names of the arguments that it would set)}."""
        self.run("plan", "-input=false", "-no-color", "-out=plan")
        plan = json.loads(self.run("show", "-json", "plan"))
        seen = {}
        for resource in plan["resource_changes"]:
            change = resource["change"]
            before, after, unknown = change["before"] or {}, change["after"] or {}, change.get("after_unknown") or {}
            names = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n) or unknown.get(n) is True}
            seen[resource["name"]] = (change["actions"], sorted(names))
        return seen

    def apply(self):
        self.run("apply", "-input=false", "-no-color", "plan")


def exported(work, poolkeeper, ids):
    """Writes every pool's file for Terraform into a directory of its own: {pool: what the file ignores}."""
    directory = work / "export"
    directory.mkdir()
    for name in ("provider.tf", ".terraform.lock.hcl"):
        shutil.copy(work / name, directory)
    ignored = {}
    for name, pool in ids.items():
        file = poolkeeper.http("GET", f"{poolkeeper.api}/user-pools/{pool}/export?format=terraform")
        (directory / f"{name}.tf").write_text(file["file"])
        ignored[name] = sorted(file["setByPoolkeeper"])
    return ignored


def judged_by_terraform(work):
    nothing = {name: (["no-op"], []) for name in POOLS}
    with stack(work) as poolkeeper:
        ids = created(client("cognito-idp", poolkeeper.endpoint, poolkeeper.region))
        where = {"region": poolkeeper.region, "endpoint": poolkeeper.endpoint}
        terraform = Terraform(work, {**where, "ids": ids}, work)
        expect("Terraform imports what it would create", nothing, terraform.sees())
        terraform.apply()
        changes = changed(poolkeeper, ids)
        of_the_change = {name: (["update"], sorted(pool["terraform"])) for name, pool in POOLS.items()}
        expect("Terraform sees the changes and nothing else", of_the_change, terraform.sees())
        set_by_poolkeeper = exported(work, poolkeeper, ids)
        touched = {name: sorted(pool["ignored"]) for name, pool in POOLS.items()}
        expect("The exports ignore what Poolkeeper has set", touched, set_by_poolkeeper)
        expect("Terraform sees nothing in the exports", nothing, Terraform(work / "export", where, work).sees())
        rolled_back(poolkeeper, ids, changes)
        expect("Terraform sees nothing after the rollbacks", nothing, terraform.sees())


def settings(cognito, pool):
    """All that moto prints of a pool, less what it cannot keep."""

    def kept(value):
        if isinstance(value, dict):
            return {k: kept(v) for k, v in value.items() if k not in LOST_BY_MOTO | {"LastModifiedDate", "ResponseMetadata"}}
        return value

    described = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    return kept({**described, "mfa": cognito.get_user_pool_mfa_config(UserPoolId=pool)})


def merged(target, patch):
    """RFC 7396, written by another hand."""
    if not isinstance(patch, dict):
        return patch
    result = copy.deepcopy(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def answers(port):
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    return False


def judged_by_moto(work):
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    log = open(work / "moto.log", "wb")
    with log, running(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log):
        until(lambda: answers(port), "moto does not answer")
        with stack(work, "--cognito-idp-endpoint", endpoint) as poolkeeper:
            cognito = client("cognito-idp", endpoint, poolkeeper.region)
            ids = created(cognito)
            before = {name: settings(cognito, ids[name]) for name in POOLS}
            changes = changed(poolkeeper, ids)
            after = {name: settings(cognito, ids[name]) for name in POOLS}
            for name, pool in POOLS.items():
                wanted = merged(merged(before[name], pool["change"]), pool.get("alongside", {}))
                expect(f"moto has the change of {name} and nothing else", wanted, after[name])
            rolled_back(poolkeeper, ids, changes)
            for name in POOLS:
                expect(f"moto has {name} as it was", before[name], settings(cognito, ids[name]))


def required(shape, path):
    """The members that the API's model requires of the structures that stand in a request."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if path and name in shape.required_members:
                yield f"{path}/{name}"
            yield from required(member, f"{path}/{name}")
    elif shape.type_name == "map":
        for level in ["Level1", "Level2", "Level3", "Level4"] if path == "/AcrConfiguration" else []:
            yield from required(shape.value, f"{path}/{level}")


def judged_by_the_model(_):
    """Another SDK's model carries what the Java SDK's leaves out. What it does not know yet, it says nothing of."""
    model = botocore.session.get_session().get_service_model("cognito-idp")
    calls = [model.operation_model(name).input_shape for name in ("UpdateUserPool", "SetUserPoolMfaConfig")]
    if "EumsSms" not in calls[0].members["SmsConfiguration"].members:
        print("SKIPPED infra/judges/run model: this botocore is older than EumsSms", file=sys.stderr)
        return
    known = {name for call in calls for name in call.members}
    lines = REQUIRED.read_text().splitlines()
    ours = {line for line in lines if not line.startswith("#") and line.split("/")[1] in known}
    expect("botocore's model requires the same", {path for call in calls for path in required(call, "")}, ours)


JUDGES = {"terraform": judged_by_terraform, "moto": judged_by_moto, "model": judged_by_the_model}
JUDGES[sys.argv[1]](pathlib.Path(sys.argv[2]))
