package io.github.poolkeeper.bench.start;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What came out, as a table in Markdown: medians, with the quarters in parentheses.
final class Report {
  private static final double BYTES_A_MEGABYTE = 1e6;

  private final Map<Contestant, List<Sample>> samples;

  Report(Map<Contestant, List<Sample>> samples) {
    this.samples = samples;
  }

  void print(PrintStream out) {
    out.println(
        "| | package MB | init ms | restore or first event ms | start to first answer ms | warm ms |"
            + " CPU cold ms | CPU warm ms | resident MB |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    samples.forEach((contestant, measured) -> out.println(row(contestant, measured)));
  }

  /// The time that somebody waits for a start: a restored function was initialised before.
  Spread start(Contestant contestant) {
    return spread(
        samples.getOrDefault(contestant, List.of()),
        sample -> contestant.kind().isRestored() ? sample.first() : sample.init() + sample.first());
  }

  Spread spread(Contestant contestant, ToDoubleFunction<Sample> value) {
    return spread(samples.getOrDefault(contestant, List.of()), value);
  }

  private String row(Contestant contestant, List<Sample> measured) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %s | %s | %s | %s | %s | %s | %s |",
        contestant.name(),
        contestant.packageBytes() / BYTES_A_MEGABYTE,
        spread(measured, Sample::init),
        spread(measured, Sample::first),
        start(contestant),
        spread(measured, Sample::warm),
        spread(measured, Sample::coldCpu),
        spread(measured, Sample::warmCpu),
        spread(measured, Sample::resident));
  }

  private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return Spread.of(samples.stream().mapToDouble(value).toArray());
  }
}
