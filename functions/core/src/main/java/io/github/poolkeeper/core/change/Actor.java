package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.change.Identity.Likeness;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who called an AWS API, as CloudTrail has it.
///
/// @param principal the unique id (`AIDA…`, `AROA…:session`), or else what there is: an ARN, a
///     service's name, an account
/// @param name of the person, as far as it is known: what is set for a session's whole chain
///     (`sourceIdentity`) before the session's own name, which whoever assumes a role may choose
/// @param role in whose session, by its name
public record Actor(String principal, Optional<String> name, Optional<String> role) {
  /// Sessions that a service names: it works for whoever has told it to, in a role of its own.
  private static final Pattern OF_A_SERVICE =
      Pattern.compile("AROA[A-Z0-9]+:(AWSCloudFormation|AWSCodeBuild-.+)");

  private static final String LINKED_TO_A_SERVICE = "AWSServiceRoleFor";

  /// How somebody who answers compares with this one: they are two people only if that can be shown
  /// for every name that this one goes by.
  public Likeness comparedWith(Identity answering) {
    List<Likeness> likenesses =
        identities().map(identity -> identity.comparedWith(answering)).toList();
    return likenesses.stream()
        .filter(likeness -> likeness instanceof Likeness.Same)
        .findFirst()
        .or(() -> likenesses.stream().filter(one -> one instanceof Likeness.Unclear).findFirst())
        .orElseGet(Likeness.Other::new);
  }

  /// Whether it can be told that somebody else is not this one.
  public boolean isSomebody() {
    boolean isService =
        OF_A_SERVICE.matcher(principal).matches()
            || role.filter(named -> named.startsWith(LINKED_TO_A_SERVICE)).isPresent();
    return !isService && identities().allMatch(identity -> identity.isNobodyBecause().isEmpty());
  }

  /// The unique id of the role that it was a session of.
  public Optional<String> roleId() {
    return new Identity(principal).roleId();
  }

  private Stream<Identity> identities() {
    Identity own = new Identity(principal, role.isPresent() ? Optional.empty() : name);
    return Stream.concat(
        Stream.of(own),
        roleId().flatMap(id -> name.map(person -> new Identity(id + ":" + person))).stream());
  }

  /// The name, or what there is in its place.
  public String words() {
    return name.orElse(principal);
  }
}
