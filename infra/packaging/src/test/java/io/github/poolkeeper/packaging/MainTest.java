package io.github.poolkeeper.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path directory;

  @Test
  void theSameFilesGiveTheSamePackage() throws Exception {
    Map<String, byte[]> entries = Compiled.compile(directory, 25, "shapes/Nests.java");
    Path whole = directory.resolve("whole.jar");
    Jar.write(entries, whole);

    Path once = packaged(whole, "once.jar");
    Path twice = packaged(whole, "twice.jar");

    assertThat(once).hasSameBinaryContentAs(twice);
    assertThat(Compiled.call(Jar.read(once), "shapes.Nests"))
        .isEqualTo(Compiled.call(entries, "shapes.Nests"));
    assertThat(Jar.read(once).keySet()).containsAll(entries.keySet()).hasSizeGreaterThan(10);
  }

  @Test
  void saysWhatItExpects() {
    assertThatThrownBy(() -> Main.main(new String[] {"one.jar"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a jar to read and a jar to write");
  }

  @Test
  void aJarThatCannotBeReadLeavesNoPackage() {
    Path result = directory.resolve("result.jar");

    assertThatThrownBy(() -> packaged(directory.resolve("missing.jar"), "result.jar"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing.jar");
    assertThat(Files.exists(result)).isFalse();
  }

  private Path packaged(Path whole, String name) throws Exception {
    Path result = directory.resolve(name);
    Main.main(new String[] {whole.toString(), result.toString()});
    return result;
  }
}
