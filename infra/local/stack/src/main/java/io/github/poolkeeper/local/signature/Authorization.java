package io.github.poolkeeper.local.signature;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header that carries a signature.
record Authorization(
    String accessKeyId, CredentialScope scope, SortedSet<String> signedHeaders, String signature) {
  private static final Pattern HEADER =
      Pattern.compile(
          Signature.ALGORITHM
              + " +Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/"
              + CredentialScope.TERMINATOR
              + ", *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");

  Authorization {
    signedHeaders = Collections.unmodifiableSortedSet(new TreeSet<>(signedHeaders));
  }

  static Optional<Authorization> parse(String header) {
    Matcher parts = HEADER.matcher(header.strip());
    return parts.matches()
        ? Optional.of(
            new Authorization(
                parts.group(1),
                new CredentialScope(parts.group(2), parts.group(3), parts.group(4)),
                new TreeSet<>(Arrays.asList(parts.group(5).split(";"))),
                parts.group(6)))
        : Optional.empty();
  }
}
