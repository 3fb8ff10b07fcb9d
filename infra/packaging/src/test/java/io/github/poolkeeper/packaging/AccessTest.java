package io.github.poolkeeper.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private final Classes classes = new Classes(Map.of());
  private final ClassModel list = classes.find(ClassDesc.of("java.util.ArrayList")).orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public                          | VIRTUAL           | Ljava/lang/String;             | length       | ()I                  | true",
        "public, inherited               | VIRTUAL           | Ljava/lang/String;             | getClass     | ()Ljava/lang/Class;  | true",
        "public, of an interface above   | INTERFACE_VIRTUAL | Ljava/util/List;               | forEach      | (Ljava/util/function/Consumer;)V | true",
        "private, its own                | VIRTUAL           | Ljava/util/ArrayList;          | grow         | ()[Ljava/lang/Object; | true",
        "private, of its nest            | VIRTUAL           | Ljava/util/ArrayList$SubList;  | checkForComodification | ()V        | true",
        "private, of another             | VIRTUAL           | Ljava/lang/String;             | isASCII      | ()Z                  | false",
        "of the package                  | VIRTUAL           | Ljava/util/HashMap;            | capacity     | ()I                  | true",
        "of another package              | VIRTUAL           | Ljava/lang/Thread;             | holdsNothing | ()Z                  | false",
        "protected, of the package       | VIRTUAL           | Ljava/util/AbstractList;       | removeRange  | (II)V                | true",
        "protected, of another package   | VIRTUAL           | Ljava/lang/Object;             | clone        | ()Ljava/lang/Object; | false",
        "the method that it overrides    | SPECIAL           | Ljava/util/AbstractCollection; | toString     | ()Ljava/lang/String; | false",
        "no such method                  | VIRTUAL           | Ljava/lang/String;             | length       | ()J                  | false",
        "no such class                   | VIRTUAL           | Lnowhere/Nothing;              | length       | ()I                  | false",
      })
  void allowsWhatTheClassItselfAndItsPackageMayCall(
      String what, Kind kind, String owner, String name, String type, boolean allowed) {
    DirectMethodHandleDesc target =
        MethodHandleDesc.ofMethod(
            kind, ClassDesc.ofDescriptor(owner), name, MethodTypeDesc.ofDescriptor(type));

    assertThat(new Access(classes).allows(list, target)).as(what).isEqualTo(allowed);
  }
}
