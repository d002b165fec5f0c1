package org.fleetrental.local;

import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Kafka looks its plug-ins up through the thread; a test framework may have put another copy of Kafka there. */
public final class KafkaClasses {

    private KafkaClasses() {}

    /** Makes a client with the classes that this one was loaded with. */
    public static <T> T with(Supplier<T> client) {
        var thread = Thread.currentThread();
        var original = thread.getContextClassLoader();
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try {
            return client.get();
        } finally {
            thread.setContextClassLoader(original);
        }
    }
}
