"""The template as AWS gets it: translated by SAM's own translator, checked by CloudFormation's linter.

Needs python3 with aws-sam-translator and cfn-lint; `.ci/run` says so where they are missing.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from cfnlint.decode.cfn_yaml import loads
from samtranslator.translator.transform import transform

TEMPLATE = Path(__file__).resolve().parents[2] / "template.yaml"
ACCOUNT = "123456789012"

ALL = {"IntakeFunction", "ApplyFunction", "HistoryFunction"}
JUDGING = {"ApplyFunction", "HistoryFunction"}
NONE = set()

# A value other than the default for each parameter, and the functions that depend on it.
OTHERS = {
    "UserPoolArns": (f"arn:aws:cognito-idp:eu-west-1:{ACCOUNT}:userpool/eu-west-1_a", NONE),
    "SmsRoleArns": (f"arn:aws:iam::{ACCOUNT}:role/sms", NONE),
    "KmsKeyArns": (f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/a", NONE),
    "StateMachineArns": (f"arn:aws:states:eu-west-1:{ACCOUNT}:stateMachine:a", NONE),
    "EventRuleArns": (f"arn:aws:events:eu-west-1:{ACCOUNT}:rule/a", NONE),
    "TaskRoleIds": ("AROAEXAMPLEROLE000001,AROAEXAMPLEROLE000002", {"IntakeFunction"}),
    "DeployApprovalWorkflow": ("true", {"IntakeFunction"}),
    "HealthCheckFunctionName": ("sign-in", NONE),
    "PolicyLayerArn": (f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:policy:2", JUDGING),
    "ApprovalExpiryHours": ("24", {"ApplyFunction"}),
    "LookEveryHours": ("0", {"ApplyFunction"}),
    "UnknownSettings": ("refuse", JUDGING),
    "ApplyConcurrency": ("3", NONE),
    "LogRetentionDays": ("30", NONE),
    "AlarmTopicArn": (f"arn:aws:sns:eu-west-1:{ACCOUNT}:alarms", NONE),
    "NoticeTopicArn": (f"arn:aws:sns:eu-west-1:{ACCOUNT}:notices", NONE),
    "ChatTopicArn": (f"arn:aws:sns:eu-west-1:{ACCOUNT}:chat", NONE),
    "PermissionsBoundaryArn": (f"arn:aws:iam::{ACCOUNT}:policy/boundary", NONE),
    "RolePath": ("/service/", ALL),
    "EncryptionKeyArn": (f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000", NONE),
    "DeployChangeEvents": ("false", NONE),
    "UseSnapStart": ("false", ALL),
    "ExistingTableName": ("poolkeeper-HistoryTable-1ABC", ALL),
    "ExistingTableStreamLabel": ("2026-01-01T00:00:00.000", NONE),
}

# Parameters that are given together.
SETS = {
    "an approval workflow": ["DeployApprovalWorkflow", "HealthCheckFunctionName"],
    "an enterprise": ["PermissionsBoundaryArn", "RolePath", "EncryptionKeyArn", "AlarmTopicArn"],
    "notices for people and chats": ["NoticeTopicArn", "ChatTopicArn"],
    "an earlier table": ["ExistingTableName", "ExistingTableStreamLabel"],
    "neither pipes nor snapshots": ["DeployChangeEvents", "UseSnapStart"],
    "named resources": ["UserPoolArns", "SmsRoleArns", "KmsKeyArns", "StateMachineArns", "EventRuleArns", "PolicyLayerArn"],
}

# One of each kind: all there is; SnapStart that the linter does not know of; no pipes; another partition.
REGIONS = ["us-east-1", "eu-central-2", "il-central-1", "us-gov-west-1", "cn-north-1"]


class NoManagedPolicies:
    def load(self):
        return {}


def source():
    return json.loads(json.dumps(loads(TEMPLATE.read_text())))


def values(given):
    defaults = {name: str(p["Default"]) for name, p in source()["Parameters"].items()}
    return {**defaults, **given, "AWS::Region": "eu-west-1", "AWS::Partition": "aws"}


def translated(given):
    """What CloudFormation gets from SAM."""
    template = source()
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        for local in {"CodeUri", "DefinitionUri"} & properties.keys():
            properties[local] = "s3://bucket/" + properties[local]
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
    return transform(template, values(given), NoManagedPolicies())


def substituted(value, given):
    """A description as CloudFormation resolves it: of parameters only."""
    if isinstance(value, str):
        return value
    if "Ref" in value:
        return values(given)[value["Ref"]]
    if "Fn::Join" in value:
        separator, parts = value["Fn::Join"]
        if isinstance(parts, list):
            return separator.join(substituted(part, given) for part in parts)
        return separator.join(substituted(parts, given).split(","))
    text = value["Fn::Sub"]
    for name, own in values(given).items():
        text = text.replace("${" + name + "}", own)
    assert "${" not in text, text
    return text


def versions(given):
    """By function, what CloudFormation tells its version by: another id or another description is another version."""
    found = {}
    for logical_id, resource in translated(given)["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Version":
            properties = resource["Properties"]
            found[properties["FunctionName"]["Ref"]] = (logical_id, substituted(properties["Description"], given))
    return found


def longest(parameter):
    if "MaxLength" in parameter:
        return "x" * int(parameter["MaxLength"])
    return max((str(value) for value in parameter.get("AllowedValues", [parameter.get("MaxValue", "")])), key=len)


class VersionsTest(unittest.TestCase):
    def test_a_function_has_a_new_version_for_each_parameter_that_it_depends_on_and_for_no_other(self):
        self.assertEqual(set(source()["Parameters"]), set(OTHERS))
        before = versions({})
        self.assertEqual(ALL, set(before))
        for name, (value, expected) in OTHERS.items():
            with self.subTest(parameter=name):
                after = versions({name: value})
                self.assertEqual(expected, {function for function in ALL if before[function] != after[function]})

    def test_a_description_is_no_longer_than_lambda_takes_it(self):
        given = {name: longest(parameter) for name, parameter in source()["Parameters"].items()}
        for function, (_, description) in versions(given).items():
            with self.subTest(function=function):
                self.assertLessEqual(len(description), 256)


class CallsTest(unittest.TestCase):
    def test_a_schedule_calls_the_version_that_serves(self):
        rules = [r["Properties"] for r in translated({})["Resources"].values() if r["Type"] == "AWS::Events::Rule"]
        called = [target["Arn"] for rule in rules for target in rule["Targets"] if "Input" in target]
        self.assertEqual([{"Ref": "HistoryFunctionAliaslive"}], called)

    def test_the_pipe_waits_for_what_takes_longest(self):
        resources = translated({})["Resources"]
        waits = {resources[name]["Type"] for name in resources["ChangeEventsPipe"]["DependsOn"]}
        self.assertEqual({"AWS::Lambda::Alias"}, waits)


class LintTest(unittest.TestCase):
    def lint(self, template, regions):
        command = [os.path.join(os.path.dirname(sys.executable), "cfn-lint"), "--regions", *regions, "--", str(template)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual("", result.stdout + result.stderr)

    def test_the_template_is_clean_in_every_kind_of_region(self):
        self.lint(TEMPLATE, REGIONS)

    def test_what_is_deployed_is_clean_with_each_set_of_parameters(self):
        for name, parameters in SETS.items():
            with self.subTest(set=name), tempfile.TemporaryDirectory() as folder:
                given = {parameter: OTHERS[parameter][0] for parameter in parameters}
                template = translated(given)
                for parameter, value in given.items():
                    # The linter looks at defaults.
                    template["Parameters"][parameter]["Default"] = value
                file = Path(folder) / "template.json"
                file.write_text(json.dumps(template))
                self.lint(file, ["eu-west-1"])


if __name__ == "__main__":
    unittest.main()
