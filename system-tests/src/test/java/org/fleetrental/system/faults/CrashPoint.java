package org.fleetrental.system.faults;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Places in the messaging library at which a crash is worst. A place that is no longer there is an exception. */
enum CrashPoint {
    AFTER_THE_DATABASE_COMMIT("outbox.Relay", "wake"),
    AFTER_THE_SEND_BEFORE_THE_MARK("outbox.OutboxTable", "markPublished"),
    AFTER_THE_EFFECT_BEFORE_THE_OFFSETS("inbox.Assignments", "commit"),
    IN_THE_MIDDLE_OF_A_BATCH("inbox.Reception", "deliver");

    private static final String PACKAGE = "org.fleetrental.messaging.";

    private final String className;
    private final String method;

    CrashPoint(String className, String method) {
        this.className = PACKAGE + className;
        this.method = method;
    }

    /** Makes a running JVM end when it comes to this place for the n-th time from now on. */
    void arm(long pid, Agent agent, int entry) {
        try {
            var jvm = VirtualMachine.attach(String.valueOf(pid));
            try {
                jvm.loadAgent(
                        agent.agent().toString(),
                        String.join("#", agent.countdown().toString(), className, method, String.valueOf(entry)));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException failure) {
            throw new IllegalStateException("No crash can be prepared at " + className + "." + method, failure);
        } catch (IOException crashedAtOnce) {
            // The place was reached before the answer: whoever waits for the end sees whether it was this one.
        }
    }

    /** The agent, and apart from it what it weaves in; the files go with the JVM. */
    record Agent(Path agent, Path countdown) {

        static Agent packed() {
            return new Agent(jar("CrashAgent", "CrashAgent$Weaver", "CrashAgent$Entering"), jar("Countdown"));
        }
    }

    private static Path jar(String... classes) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", CrashAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try {
            var file = Files.createTempFile("crash-agent-", ".jar");
            file.toFile().deleteOnExit();
            try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (var name : classes) {
                    add(jar, name + ".class");
                }
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(JarOutputStream jar, String file) throws IOException {
        jar.putNextEntry(new JarEntry(CrashAgent.class.getPackageName().replace('.', '/') + "/" + file));
        try (var bytes = CrashAgent.class.getResourceAsStream(file)) {
            bytes.transferTo(jar);
        }
        jar.closeEntry();
    }
}
