package io.github.poolkeeper.local.cognito;

/// Whether descriptions have members that nobody has sent. AWS is known to print some, see
/// [Printed]; whether for every pool is not known.
public enum Printing {
  FILLED_IN,
  AS_STORED
}
