package io.github.poolkeeper.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalledOperationsTest {
  private static final String TOY = "software/amazon/awssdk/services/toy/";

  @TempDir private Path directory;

  @Test
  void keepsTheOperationThatIsCalledAndItsModel() throws Exception {
    Map<String, byte[]> whole = compile("Reader");

    Map<String, byte[]> kept = new CalledOperations(whole).run();

    assertThat(kept)
        .containsOnlyKeys(
            "app/Reader.class",
            TOY + "DefaultToyClient.class",
            TOY + "ToyClient.class",
            TOY + "model/ReadRequest.class",
            TOY + "model/ReadResponse.class",
            TOY + "model/ToyException.class");
    assertThat(methods(kept, TOY + "ToyClient.class"))
        .containsExactlyInAnyOrder("create", "read", "read", "serviceName", "get", "get", "close");
    assertThat(methods(kept, TOY + "DefaultToyClient.class"))
        .containsExactlyInAnyOrder(
            "<init>", "read", "lambda$read$0", "serviceName", "get", "get", "close");
    assertThat(Compiled.call(kept, "app.Reader")).isEqualTo("toy, made by default: toy reads k");
  }

  @Test
  void keepsTheOperationThatAPaginatorCalls() throws Exception {
    Map<String, byte[]> kept = new CalledOperations(compile("Scanner")).run();

    assertThat(kept)
        .containsKeys(TOY + "paginators/ScanIterable.class", TOY + "model/ScanResponse.class")
        .doesNotContainKeys(
            TOY + "model/ReadRequest.class",
            TOY + "model/WriteRequest.class",
            TOY + "model/Part.class");
    assertThat(methods(kept, TOY + "ToyClient.class"))
        .contains("scan", "scanPaginator")
        .doesNotContain("read", "write");
    assertThat(Compiled.call(kept, "app.Scanner")).isEqualTo("a,b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Reader", "Scanner"})
  void whatIsKeptCanBeDesugared(String caller) throws Exception {
    Map<String, byte[]> whole = compile(caller);

    Desugaring.Result result = new Desugaring(new CalledOperations(whole).run()).run();

    assertThat(result.left()).isZero();
    assertThat(Compiled.call(result.entries(), "app." + caller))
        .isEqualTo(Compiled.call(whole, "app." + caller));
  }

  @Test
  void leavesOutAServiceThatNobodyCalls() {
    Map<String, byte[]> whole = compile("Reader");
    whole.remove("app/Reader.class");
    whole.put("app/readme.txt", new byte[] {1});

    assertThat(new CalledOperations(whole).run()).containsOnlyKeys("app/readme.txt");
  }

  private Map<String, byte[]> compile(String caller) {
    return Compiled.compile(
        directory,
        25,
        Stream.concat(
                Stream.of(caller),
                Stream.of(
                    "ToyClient",
                    "DefaultToyClient",
                    "ScanIterable",
                    "ReadRequest",
                    "ReadResponse",
                    "ScanRequest",
                    "ScanResponse",
                    "WriteRequest",
                    "WriteResponse",
                    "Part",
                    "ToyException"))
            .map(name -> "operations/" + name + ".java")
            .toArray(String[]::new));
  }

  private static List<String> methods(Map<String, byte[]> entries, String entry) {
    return ClassFile.of().parse(entries.get(entry)).methods().stream()
        .map(method -> method.methodName().stringValue())
        .toList();
  }
}
