package io.github.poolkeeper.local.template;

import java.net.URI;

/// Where the stack stands: what the pseudo parameters and the physical ids are made of.
///
/// @param endpoint address of the gateway, without a trailing slash; queue URLs stand on it
public record Place(String region, String accountId, String stackName, URI endpoint) {
  public String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, accountId, resource);
  }

  /// IAM is global: its ARNs name no Region.
  public String roleArn(String roleName) {
    return "arn:aws:iam::%s:role/%s".formatted(accountId, roleName);
  }

  public String queueUrl(String queueName) {
    return "%s/%s/%s".formatted(endpoint, accountId, queueName);
  }
}
