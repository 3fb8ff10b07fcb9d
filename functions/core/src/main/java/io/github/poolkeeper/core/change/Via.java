package io.github.poolkeeper.core.change;

import java.util.Arrays;
import java.util.regex.Pattern;

/// Through what somebody called Cognito. It is told from what the caller says of itself (the user
/// agent): a claim, and no proof.
public enum Via {
  CDK("cdk", "aws-cdk/"),
  CLOUDFORMATION("cloudformation", "cloudformation\\.amazonaws\\.com"),
  CONSOLE("console", "Mozilla/"),
  CLI("cli", "aws-cli/|.*exec-env/CloudShell"),
  TERRAFORM("terraform", ".*Terraform/"),
  OPENTOFU("opentofu", ".*OpenTofu/"),
  PULUMI("pulumi", ".*Pulumi/"),
  SERVICE("service", "[a-z0-9.-]+\\.amazonaws\\.com$"),
  SDK("sdk", "(Boto3|Botocore|aws-sdk-[a-z0-9-]+)/"),
  UNKNOWN("unknown", "");

  private final String word;
  private final Pattern agent;

  Via(String word, String agent) {
    this.word = word;
    this.agent = Pattern.compile("\\[?(?:" + agent + ").*", Pattern.DOTALL);
  }

  /// The first one whose words the user agent has, as tools and people write them.
  public static Via ofAgent(String userAgent) {
    return Arrays.stream(values())
        .filter(via -> via.agent.matcher(userAgent).matches())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /// As it stands in a record; a word that a newer release has written is not known.
  public static Via of(String word) {
    return Arrays.stream(values()).filter(via -> via.word.equals(word)).findFirst().orElse(UNKNOWN);
  }

  public String word() {
    return word;
  }
}
