package io.github.poolkeeper.core.change;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who somebody is, as AWS verified it: the unique id of an IAM user (`AIDA…`), or a role's and
/// the name of the session in it (`AROA…:ines.weber@example.com`). SQS's `SenderId` and the
/// `userId` that an HTTP API's IAM authorizer gives have the same form. Anything else (a federation
/// token's `<account>:name`, an account's root, a service) is nobody in particular; so is a session
/// whose name was made up for want of one.
///
/// @param userName of an IAM user, where AWS told it: an HTTP API does, a queue does not
public record Identity(String value, Optional<String> userName) {
  private static final Pattern USER = Pattern.compile("AIDA[A-Z0-9]+");
  private static final Pattern SESSION = Pattern.compile("(AROA[A-Z0-9]+):(.+)");
  private static final Pattern USER_ARN = Pattern.compile("arn:[^:]+:iam::[^:]*:user/(?:.*/)?(.+)");

  /// The names that the SDKs, the CLI, instances and identity pools give a session that nobody has
  /// named: with the time or the machine in it, or the same for everybody.
  private static final Pattern MADE_UP =
      Pattern.compile(
          "(botocore-session-|aws-sdk-[a-z-]+-|aws-go-sdk-|AWS-CLI-session-)\\d{10,}|\\d{13,}"
              + "|AWSCLI-Session|default_session|assume-role-from-profile"
              + "|CognitoIdentityCredentials|i-[0-9a-f]{8,17}",
          Pattern.CASE_INSENSITIVE);

  public Identity(String value) {
    this(value, Optional.empty());
  }

  /// As an HTTP API's IAM authorizer tells it.
  public static Identity of(String userId, String userArn) {
    Matcher user = USER_ARN.matcher(userArn);
    return new Identity(
        userId,
        USER.matcher(userId).matches() && user.matches()
            ? Optional.of(user.group(1))
            : Optional.empty());
  }

  /// Whether two identities are one person.
  public sealed interface Likeness {
    record Same() implements Likeness {}

    record Other() implements Likeness {}

    /// Nobody can tell; with the way out, said to whoever answers.
    record Unclear(String because) implements Likeness {}
  }

  /// Whether somebody who answers is the one that this is. They are two people only if that can be
  /// shown.
  public Likeness comparedWith(Identity answering) {
    if (value.equals(answering.value)) {
      return new Likeness.Same();
    }
    return switch (answering.known()) {
      case Known.Nobody _ -> unclear(answering + " is nobody in particular; " + ANSWER_AS);
      case Known.Session(String name) -> comparedWithSession(name);
      case Known.User(Optional<String> name) -> comparedWithUser(name);
    };
  }

  private static final String ANSWER_AS =
      "answer in a session of a role that is named after you, as IAM Identity Center gives it";

  private Likeness comparedWithSession(String name) {
    return switch (known()) {
      case Known.Nobody _ -> nobody();
      case Known.Session(String own) -> likeness(own, name);
      case Known.User(Optional<String> own) when own.isPresent() -> likeness(own.get(), name);
      case Known.User _ ->
          unclear(
              this
                  + " is an IAM user whose name is not known here; answer as an IAM user, or have"
                  + " it asked for in a session of a role");
    };
  }

  private Likeness comparedWithUser(Optional<String> name) {
    return switch (known()) {
      case Known.Nobody _ -> nobody();
      case Known.Session(String own) ->
          name.map(other -> likeness(own, other))
              .orElseGet(
                  () -> unclear("the name of your IAM user is not known here; " + ANSWER_AS));
      // One name in two accounts, or of a user who was deleted and made anew.
      case Known.User(Optional<String> own) ->
          own.flatMap(mine -> name.map(other -> likeness(mine, other)))
              .orElseGet(Likeness.Other::new);
    };
  }

  private Likeness nobody() {
    return unclear(
        this
            + " may be anybody; have it asked for in a session of a role or as an IAM user, then"
            + " answer");
  }

  private static Likeness unclear(String because) {
    return new Likeness.Unclear(because);
  }

  /// Upper and lower case apart. A name without a domain is the one before a domain, too: the same
  /// person is `ines.weber` as an IAM user and `ines.weber@example.com` in a session.
  private static Likeness likeness(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    boolean same = a.equals(b) || b.startsWith(a + "@") || a.startsWith(b + "@");
    return same ? new Likeness.Same() : new Likeness.Other();
  }

  /// What an identity says of a person.
  private sealed interface Known {
    record Session(String name) implements Known {}

    record User(Optional<String> name) implements Known {}

    record Nobody() implements Known {}
  }

  private Known known() {
    Matcher session = SESSION.matcher(value);
    if (session.matches()) {
      String name = session.group(2);
      return MADE_UP.matcher(name).matches() ? new Known.Nobody() : new Known.Session(name);
    }
    return USER.matcher(value).matches() ? new Known.User(userName) : new Known.Nobody();
  }

  /// Why it may ask for changes and answer for none; empty where it is somebody.
  public Optional<String> isNobodyBecause() {
    return switch (known()) {
      case Known.Session _, Known.User _ -> Optional.empty();
      case Known.Nobody _ -> Optional.of(this + " is nobody in particular; " + ANSWER_AS);
    };
  }

  /// What a person is called: the name of the session or of the IAM user, where it is known.
  public Optional<String> name() {
    return switch (known()) {
      case Known.Session(String name) -> Optional.of(name);
      case Known.User(Optional<String> name) -> name;
      case Known.Nobody _ -> Optional.empty();
    };
  }

  /// The unique id of the role that this is a session of.
  public Optional<String> roleId() {
    Matcher session = SESSION.matcher(value);
    return session.matches() ? Optional.of(session.group(1)) : Optional.empty();
  }

  /// With the user's name, where it is known and not in the id.
  public String words() {
    return userName.map(name -> value + " (" + name + ")").orElse(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
