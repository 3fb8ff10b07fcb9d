"""Runs the approval workflow in an interpreter that others wrote: moto's, with its SQS, SNS and Lambda.

    python3 -m unittest infra/workflows/test_approval.py

needs `pip install "moto[stepfunctions,sqs,sns,awslambda]>=5.1"`. This script stands for the people who approve, and for
Poolkeeper: it takes the messages that the workflow sends and answers their task tokens as Poolkeeper does.
"""

import contextlib
import io
import json
import logging
import os
import pathlib
import time
import unittest
import uuid
import zipfile
from unittest import mock

import boto3
from moto import mock_aws
from moto.awslambda.exceptions import UnknownFunctionException
from moto.stepfunctions.parser.models import stepfunctions_parser_backends

DEFINITION = pathlib.Path(__file__).with_name("approval.asl.json")
REGION = "eu-west-1"
PATIENCE = 30
ROLE = "arn:aws:iam::123456789012:role/workflow"
INPUT = {
    "userPoolId": "eu-west-1_AbCdEf123",
    "requestedBy": "ines",
    "reason": "Audit finding 7",
    "change": {"Policies": {"PasswordPolicy": {"MinimumLength": 14}}},
}
CHANGE_ID = "01964d8e-b6a0-7abc-9def-0123456789ab"


def record(status, **more):
    return {"changeId": CHANGE_ID, "userPoolId": INPUT["userPoolId"], "status": status, **more}


class ApprovalWorkflow(unittest.TestCase):
    def setUp(self):
        logging.disable(logging.CRITICAL)  # moto logs every failure that a test wants.
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            os.environ[name] = "test"
        os.environ["AWS_DEFAULT_REGION"] = REGION
        os.environ.pop("AWS_ENDPOINT_URL", None)
        self.aws = mock_aws(
            config={"stepfunctions": {"execute_state_machine": True}, "lambda": {"use_docker": False}}
        )
        self.aws.start()
        self.addCleanup(self.aws.stop)
        self.sqs = boto3.client("sqs")
        self.states = boto3.client("stepfunctions")
        self.requests = self.sqs.create_queue(
            QueueName="change-requests.fifo",
            Attributes={"FifoQueue": "true", "ContentBasedDeduplication": "true"},
        )["QueueUrl"]
        self.check = self.function()
        self.inbox = self.sqs.create_queue(QueueName="inbox")["QueueUrl"]
        sns = boto3.client("sns")
        self.topic = sns.create_topic(Name="approvals")["TopicArn"]
        sns.subscribe(
            TopicArn=self.topic,
            Protocol="sqs",
            Endpoint="arn:aws:sqs:eu-west-1:123456789012:inbox",
            Attributes={"RawMessageDelivery": "true"},
        )

    def break_sign_in(self):
        invoke = mock.patch(
            "moto.awslambda_simple.models.LambdaSimpleBackend.invoke",
            side_effect=UnknownFunctionException("check"),
        )
        invoke.start()
        self.addCleanup(invoke.stop)

    def start(self, time_out=None):
        text = DEFINITION.read_text(encoding="utf-8")
        for name, value in {
            "Partition": "aws",
            "ChangeRequestsQueueUrl": self.requests,
            "ApprovalTopicArn": self.topic,
            "HealthCheckFunctionName": self.check,
            "ApprovalExpiryHours": "72",
        }.items():
            text = text.replace("${" + name + "}", value)
        self.assertNotIn("${", text)
        definition = json.loads(text)
        for state in definition["States"].values():
            for retrier in state.get("Retry", []):
                retrier["IntervalSeconds"] = 1
        if time_out:
            del definition["States"]["Apply"]["TimeoutSecondsPath"]
            definition["States"]["Apply"]["TimeoutSeconds"] = time_out
        machine = self.states.create_state_machine(
            name="approval-" + uuid.uuid4().hex, definition=json.dumps(definition), roleArn=ROLE
        )
        self.name = uuid.uuid4().hex
        self.execution = self.states.start_execution(
            stateMachineArn=machine["stateMachineArn"], name=self.name, input=json.dumps(INPUT)
        )["executionArn"]

    def function(self):
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("check.py", "def handler(event, context):\n    return event\n")
        with contextlib.suppress(boto3.client("iam").exceptions.EntityAlreadyExistsException):
            boto3.client("iam").create_role(RoleName="check", AssumeRolePolicyDocument="{}")
        return boto3.client("lambda").create_function(
            FunctionName="check",
            Runtime="python3.13",
            Role="arn:aws:iam::123456789012:role/check",
            Handler="check.handler",
            Code={"ZipFile": code.getvalue()},
        )["FunctionArn"]

    def receive(self, queue):
        return json.loads(self.receive_text(queue))

    def receive_text(self, queue):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for message in self.sqs.receive_message(QueueUrl=queue).get("Messages", []):
                self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
                return message["Body"]
            time.sleep(0.05)
        self.fail(f"nothing came to {queue}: {self.states.describe_execution(executionArn=self.execution)}")

    def request(self, suffix=""):
        """The next message to Poolkeeper."""
        request = self.receive(self.requests)
        self.assertEqual(INPUT["userPoolId"], request["userPoolId"])
        self.assertEqual(self.name + suffix, request["requestId"])
        return request

    def succeed(self, message, output):
        self.states.send_task_success(taskToken=message["taskToken"], output=json.dumps(output))

    @staticmethod
    def fail_task(message, error, cause="no"):
        # Not over moto's API, which drops the cause.
        stepfunctions_parser_backends["123456789012"][REGION].send_task_failure(
            message["taskToken"], error, cause
        )

    def end(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            execution = self.states.describe_execution(executionArn=self.execution)
            if execution["status"] != "RUNNING":
                return execution["status"], execution.get("error")
            time.sleep(0.05)
        self.fail("the execution does not end")

    def plan_and_approve(self, answer={"approved": True, "by": "otto"}):
        plan = self.request("/plan")
        self.assertIs(True, plan["dryRun"])
        self.assertEqual(INPUT["change"], plan["change"])
        self.succeed(plan, record("PLANNED", differences=[{"path": "/x", "before": 1, "after": 2}]))
        question = self.receive(self.inbox)
        self.assertEqual(1, len(question["plan"]["differences"]))
        self.succeed(question, answer)

    def roll_back(self, status="APPLIED"):
        rollback = self.request("/rollback")
        self.assertEqual({"changeId": CHANGE_ID}, rollback["rollback"])
        self.succeed(rollback, record(status))

    def told(self, words):
        self.assertIn(words, self.receive_text(self.inbox))

    def test_applies_what_was_approved_and_leaves_it_when_sign_in_works(self):
        self.start()
        self.plan_and_approve()
        apply = self.request()
        self.assertNotIn("dryRun", apply)
        self.assertEqual(INPUT["change"], apply["change"])
        self.succeed(apply, record("APPLIED", revision=2))
        self.assertEqual(("SUCCEEDED", None), self.end())

    def test_asks_nobody_when_there_is_nothing_to_do(self):
        self.start()
        self.succeed(self.request("/plan"), record("UNCHANGED"))
        self.assertEqual(("SUCCEEDED", None), self.end())

    def test_applies_nothing_that_was_declined(self):
        self.start()
        self.succeed(self.request("/plan"), record("PLANNED", differences=[]))
        self.fail_task(self.receive(self.inbox), "Declined", "not before Monday")
        self.told("not before Monday")
        self.assertEqual(("FAILED", "Change.Declined"), self.end())
        self.assertNotIn("Messages", self.sqs.receive_message(QueueUrl=self.requests))

    def takes_it_for_no_approval(self, answer):
        self.start()
        self.plan_and_approve(answer)
        self.told("NotApproved")
        self.assertEqual(("FAILED", "Change.NotApproved"), self.end())
        self.assertNotIn("Messages", self.sqs.receive_message(QueueUrl=self.requests))

    def test_takes_no_record_for_an_approval(self):
        self.takes_it_for_no_approval(record("PLANNED", approved=True, by="otto"))

    def test_takes_nothing_for_an_approval_that_nobody_gave(self):
        self.takes_it_for_no_approval({"approved": True})

    def test_takes_no_empty_name_for_a_person(self):
        self.takes_it_for_no_approval({"approved": True, "by": ""})

    def test_takes_no_text_for_a_yes(self):
        self.takes_it_for_no_approval({"approved": "true", "by": "otto"})

    def test_waits_longer_than_a_change_waits_for_approval(self):
        # The service's limits: a task's time-out is at most 99,999,999 seconds.
        for hours in (1, 72, 8760):
            seconds = int(f"{hours}0000")
            self.assertGreater(seconds, hours * 3600 + 3600)
            self.assertLess(seconds, 99_999_999)
        self.start()
        self.plan_and_approve()
        self.request()
        events = self.states.get_execution_history(executionArn=self.execution)["events"]
        waits = [json.loads(e["stateEnteredEventDetails"]["input"]) for e in events
                 if e.get("stateEnteredEventDetails", {}).get("name") == "Apply"]
        self.assertEqual([720000], [each["wait"]["seconds"] for each in waits])

    def test_asks_nobody_about_what_is_rejected(self):
        self.start()
        self.fail_task(self.request("/plan"), "REJECTED", json.dumps(record("REJECTED")))
        self.told("REJECTED")
        self.assertEqual(("FAILED", "Change.REJECTED"), self.end())

    def test_ends_as_the_change_does(self):
        self.start()
        self.plan_and_approve()
        self.fail_task(self.request(), "REFUSED", json.dumps(record("REFUSED")))
        self.told("REFUSED")
        self.assertEqual(("FAILED", "Change.REFUSED"), self.end())

    def test_undoes_a_change_that_breaks_sign_in(self):
        self.break_sign_in()
        self.start()
        self.plan_and_approve()
        self.succeed(self.request(), record("APPLIED", revision=2))
        self.roll_back()
        self.told("ResourceNotFound")
        status, error = self.end()
        self.assertEqual("FAILED", status)
        self.assertIn("ResourceNotFound", error)

    def test_undoes_a_change_that_reads_back_otherwise(self):
        self.start()
        self.plan_and_approve()
        self.fail_task(self.request(), "DIVERGED", json.dumps(record("DIVERGED", revision=2)))
        self.roll_back()
        self.assertEqual(("FAILED", "Change.DIVERGED"), self.end())

    def test_says_so_when_it_cannot_undo(self):
        self.break_sign_in()
        self.start()
        self.plan_and_approve()
        self.succeed(self.request(), record("APPLIED", revision=2))
        self.fail_task(self.request("/rollback"), "CONFLICT", json.dumps(record("CONFLICT")))
        self.told("CONFLICT")
        self.assertEqual(("FAILED", "Change.CONFLICT"), self.end())

    def test_tries_again_with_the_same_request(self):
        # With a new token in Step Functions; moto keeps the first one.
        self.start(time_out=5)
        self.plan_and_approve()
        first = self.request()
        second = self.request()
        self.assertEqual(first | {"taskToken": second["taskToken"]}, second)
        self.succeed(second, record("APPLIED", revision=2))
        self.assertEqual(("SUCCEEDED", None), self.end())


if __name__ == "__main__":
    unittest.main()
