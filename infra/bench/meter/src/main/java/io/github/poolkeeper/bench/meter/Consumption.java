package io.github.poolkeeper.bench.meter;

/// What calls cost: their number, and DynamoDB's read and write units.
public record Consumption(int calls, double readUnits, double writeUnits) {
  public static final Consumption NONE = new Consumption(0, 0, 0);

  public Consumption plus(Consumption other) {
    return new Consumption(
        calls + other.calls, readUnits + other.readUnits, writeUnits + other.writeUnits);
  }
}
