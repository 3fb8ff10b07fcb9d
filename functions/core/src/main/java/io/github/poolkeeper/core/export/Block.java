package io.github.poolkeeper.core.export;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Values by their addresses as blocks within blocks.
record Block(
    Address address, SequencedMap<String, JsonValue> values, SequencedMap<String, Block> blocks) {

  static Block of(Map<Address, JsonValue> values) {
    Block root = at(new Address(List.of()));
    values.forEach(root::put);
    return root;
  }

  private static Block at(Address address) {
    return new Block(address, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private void put(Address place, JsonValue value) {
    Block block = this;
    for (String name : place.names().subList(0, place.names().size() - 1)) {
      Address inner = block.address.child(name);
      block = block.blocks.computeIfAbsent(name, _ -> at(inner));
    }
    block.values.put(place.names().getLast(), value);
  }
}
