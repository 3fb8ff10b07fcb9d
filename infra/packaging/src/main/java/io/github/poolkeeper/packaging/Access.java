package io.github.poolkeeper.packaging;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether another class of the same package and nest may call what a lambda calls (JVMS 5.4.4).
/// What cannot be shown to be allowed is not.
record Access(Classes classes) {
  private record Member(ClassModel declaring, MethodModel method) {
    boolean is(AccessFlag flag) {
      return method.flags().has(flag);
    }
  }

  boolean allows(ClassModel caller, DirectMethodHandleDesc target) {
    return find(target.owner(), target)
        .filter(member -> allows(caller, member, target))
        .isPresent();
  }

  private boolean allows(ClassModel caller, Member member, DirectMethodHandleDesc target) {
    if (member.is(AccessFlag.PRIVATE)) {
      return Classes.nestHost(member.declaring()).equals(Classes.nestHost(caller));
    }
    if (target.refKind() == MethodHandleInfo.REF_invokeSpecial) {
      return false;
    }
    return member.is(AccessFlag.PUBLIC) || packageOf(member.declaring()).equals(packageOf(caller));
  }

  private Optional<Member> find(ClassDesc owner, DirectMethodHandleDesc target) {
    return classes.find(owner).flatMap(model -> find(model, target));
  }

  private Optional<Member> find(ClassModel model, DirectMethodHandleDesc target) {
    Optional<Member> declared =
        model.methods().stream()
            .filter(
                method ->
                    method.methodName().equalsString(target.methodName())
                        && method.methodType().equalsString(target.lookupDescriptor()))
            .map(method -> new Member(model, method))
            .findFirst();
    return declared.or(
        () ->
            Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(ClassEntry::asSymbol)
                .flatMap(parent -> find(parent, target).stream())
                .findFirst());
  }

  private static String packageOf(ClassModel model) {
    return model.thisClass().asSymbol().packageName();
  }
}
