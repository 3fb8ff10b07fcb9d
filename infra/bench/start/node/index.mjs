// Describes the pool, merges the change, updates the pool. It keeps no history, checks nothing and reads nothing back.
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";

const cognito = new CognitoIdentityProviderClient();

const READ_ONLY = [
  "Id", "Name", "Arn", "Status", "CreationDate", "LastModifiedDate", "SchemaAttributes", "UsernameAttributes",
  "AliasAttributes", "UsernameConfiguration", "EstimatedNumberOfUsers", "Domain", "CustomDomain",
];

export async function handler(event) {
  for (const record of event.Records) {
    const { userPoolId, change } = JSON.parse(record.body);
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
    const kept = Object.fromEntries(Object.entries(UserPool).filter(([name]) => !READ_ONLY.includes(name)));
    await cognito.send(new UpdateUserPoolCommand({ ...merged(kept, change), UserPoolId: userPoolId }));
  }
  return { batchItemFailures: [] };
}

function merged(target, patch) {
  const result = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else if (typeof value === "object" && !Array.isArray(value)) {
      result[name] = merged(result[name] ?? {}, value);
    } else {
      result[name] = value;
    }
  }
  return result;
}
