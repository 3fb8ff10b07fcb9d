package io.github.poolkeeper.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesugaringTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 25})
  void everyKindOfLambdaAnswersAsBefore(int release) throws Exception {
    Map<String, byte[]> before = shapes(release);

    Desugaring.Result result = new Desugaring(before).run();

    assertThat(result.left()).isZero();
    assertThat(Compiled.call(result.entries(), "shapes.Shapes"))
        .isEqualTo(Compiled.call(before, "shapes.Shapes"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThan(40);
  }

  @Test
  void lambdasOfNestsRecordsAndInterfacesAnswerAsBefore() throws Exception {
    Map<String, byte[]> before = Compiled.compile(directory, 25, "shapes/Nests.java");

    Desugaring.Result result = new Desugaring(before).run();

    assertThat(result.left()).isZero();
    assertThat(Compiled.call(result.entries(), "shapes.Nests"))
        .isEqualTo(Compiled.call(before, "shapes.Nests"));
  }

  @Test
  void noPlainLambdaIsLeftBehind() {
    assertThat(bootstraps(shapes(25))).contains("metafactory", "altMetafactory");

    Map<String, byte[]> after = new Desugaring(shapes(25)).run().entries();

    assertThat(bootstraps(after))
        .contains("altMetafactory", "makeConcatWithConstants")
        .doesNotContain("metafactory");
  }

  @Test
  void everyClassVerifies() {
    Map<String, byte[]> after = new Desugaring(shapes(25)).run().entries();
    ClassFile verifier =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(type -> open(after, type))
                    .orElse(ClassHierarchyResolver.defaultResolver())));

    assertThat(after.values())
        .hasSizeGreaterThan(shapes(25).size())
        .allSatisfy(content -> assertThat(verifier.verify(content)).isEmpty());
  }

  @Test
  void theLambdasOfAClassShareAClassForAnInterface() {
    Desugaring.Result result = new Desugaring(shapes(25)).run();

    assertThat(result.functions()).isPositive().isLessThan(result.lambdas());
    assertThat(result.entries()).hasSize(shapes(25).size() + result.functions());
  }

  @Test
  void aLambdaOnAClassThatIsNotThereStays() throws Exception {
    Map<String, byte[]> whole = shapes(25);
    Map<String, byte[]> partial = new LinkedHashMap<>(whole);
    byte[] inner = partial.remove("shapes/Shapes$Inner.class");

    Desugaring.Result result = new Desugaring(partial).run();

    assertThat(result.left()).isEqualTo(2);
    Map<String, byte[]> completed = new LinkedHashMap<>(result.entries());
    completed.put("shapes/Shapes$Inner.class", inner);
    assertThat(Compiled.call(completed, "shapes.Shapes"))
        .isEqualTo(Compiled.call(whole, "shapes.Shapes"));
  }

  @Test
  void whatHasNoLambdasIsNotTouched() {
    Map<String, byte[]> before = shapes(25);
    before.put("META-INF/versions/9/shapes/Shapes.class", before.get("shapes/Shapes.class"));
    before.put("shapes/readme.txt", new byte[] {1, 2, 3});

    Map<String, byte[]> after = new Desugaring(before).run().entries();

    assertThat(List.copyOf(after.keySet()).subList(0, before.size()))
        .containsExactlyElementsOf(before.keySet());
    for (String name :
        List.of(
            "META-INF/versions/9/shapes/Shapes.class", "shapes/Base.class", "shapes/readme.txt")) {
      assertThat(after.get(name)).isEqualTo(before.get(name));
    }
  }

  @Test
  void aSecondTimeFindsNothingToDo() {
    Desugaring.Result once = new Desugaring(shapes(25)).run();

    Desugaring.Result twice = new Desugaring(once.entries()).run();

    assertThat(twice.lambdas()).isZero();
    assertThat(twice.entries()).containsExactlyEntriesOf(once.entries());
  }

  @Test
  void aNameThatIsTakenIsAnError() {
    Map<String, byte[]> entries = shapes(25);
    entries.put("shapes/Shapes$$Lambda0.class", entries.get("shapes/Base.class"));

    assertThatThrownBy(() -> new Desugaring(entries).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shapes/Shapes$$Lambda0.class");
  }

  private Map<String, byte[]> shapes(int release) {
    return Compiled.compile(directory, release, "shapes/Shapes.java", "shapes/Base.java");
  }

  private static @Nullable InputStream open(Map<String, byte[]> entries, ClassDesc type) {
    byte[] content = entries.get(Classes.entryName(type));
    return content == null ? null : new ByteArrayInputStream(content);
  }

  private static List<String> bootstraps(Map<String, byte[]> entries) {
    return entries.values().stream()
        .map(content -> ClassFile.of().parse(content))
        .flatMap(model -> model.methods().stream())
        .map(MethodModel::code)
        .flatMap(Optional::stream)
        .flatMap(CodeModel::elementStream)
        .flatMap(
            element ->
                element instanceof InvokeDynamicInstruction instruction
                    ? Stream.of(instruction.bootstrapMethod())
                    : Stream.<DirectMethodHandleDesc>empty())
        .map(DirectMethodHandleDesc::methodName)
        .toList();
  }
}
