package io.github.poolkeeper.core.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A place in a file: the names of the blocks, and of the argument in them. A tag's key is the last
/// one.
record Address(List<String> names) implements Comparable<Address> {
  Address {
    names = List.copyOf(names);
  }

  static Address of(String dotted) {
    return new Address(Arrays.asList(dotted.split("\\.", -1)));
  }

  Address child(String name) {
    return new Address(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  /// The block of so many names that it lies in, or itself.
  Address upTo(int depth) {
    return new Address(names.subList(0, depth));
  }

  boolean startsWith(Address block) {
    return names.size() >= block.names.size()
        && names.subList(0, block.names.size()).equals(block.names);
  }

  @Override
  public int compareTo(Address other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
