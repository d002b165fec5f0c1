package org.fleetrental.system.faults;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A Java agent that ends the process it is sent to, without a goodbye, when a method is entered for the n-th time from
 * then on. So a program that knows nothing of it can be made to die at an exact place.
 *
 * <p>Argument: {@code jar with the countdown#class#method#n}. If the class or the method is not there, whoever sends
 * the agent gets an exception.
 */
public final class CrashAgent {

    private CrashAgent() {}

    public static void agentmain(String argument, Instrumentation instrumentation)
            throws IOException, UnmodifiableClassException {
        var parts = List.of(argument.split("#", 4));
        // What is woven in has to be found by whatever class loader the program uses. Only that: of a class in both
        // jars there would be two.
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(parts.get(0)));
        var target = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> type.getName().equals(parts.get(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No class " + parts.get(1)));
        Countdown.begin(Integer.parseInt(parts.get(3)), "Made to end at " + parts.get(1) + "." + parts.get(2));
        var weaver = new Weaver(target, parts.get(2));
        instrumentation.addTransformer(weaver, true);
        instrumentation.retransformClasses(target);
        weaver.requireWoven();
    }

    private static final class Weaver implements ClassFileTransformer {

        private final Class<?> target;
        private final String method;
        private Throwable failure = new IllegalStateException("Not asked");

        Weaver(Class<?> target, String method) {
            this.target = target;
            this.method = method;
        }

        /** The JVM swallows what a transformer throws. */
        void requireWoven() {
            if (failure != null) {
                throw new IllegalStateException("Nothing is woven into " + target.getName() + "." + method, failure);
            }
        }

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            if (redefined != target) {
                return null;
            }
            try {
                var woven = woven(loader, bytes);
                failure = null;
                return woven;
            } catch (RuntimeException | Error wrong) {
                failure = wrong;
                return null;
            }
        }

        private byte[] woven(ClassLoader loader, byte[] bytes) {
            var resolver =
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
            var files = ClassFile.of(ClassHierarchyResolverOption.of(resolver));
            var model = files.parse(bytes);
            if (model.methods().stream()
                    .noneMatch(candidate -> candidate.methodName().equalsString(method))) {
                throw new IllegalStateException("No such method");
            }
            return files.transformClass(
                    model,
                    ClassTransform.transformingMethodBodies(
                            candidate -> candidate.methodName().equalsString(method), new Entering()));
        }
    }

    private record Entering() implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            var countdown = ClassDesc.of(Countdown.class.getName());
            code.invokestatic(countdown, "enter", MethodTypeDesc.of(ConstantDescs.CD_void));
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
