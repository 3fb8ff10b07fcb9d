package io.github.poolkeeper.local.template;

/// The template says something that CloudFormation, Lambda or SQS would refuse, or that the local
/// stack cannot run.
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }
}
