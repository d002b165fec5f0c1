package org.fleetrental.local;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * One set of backing services per JVM.
 *
 * <p>Quarkus loads this class once per class loader of its tests, so a static field would not do: the set hangs on the
 * JVM's system properties, and other loaders talk to it by reflection. {@link BackingServices} has only JDK types in
 * its abstract methods for that reason.
 */
final class SharedServices {

    private static final String PLACE = "org.fleetrental.local.shared";

    private SharedServices() {}

    static BackingServices get() {
        synchronized (System.getProperties()) {
            Object there = System.getProperties().get(PLACE);
            if (there == null) {
                var started = TestInfrastructure.chosen().start(Boolean.getBoolean("fleet.test.durable"));
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-backing-services"));
                System.getProperties().put(PLACE, started);
                return started;
            }
            return there instanceof BackingServices same ? same : acrossLoaders(there);
        }
    }

    private static BackingServices acrossLoaders(Object there) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                var original = there.getClass().getMethod(method.getName(), method.getParameterTypes());
                original.setAccessible(true);
                return original.invoke(there, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        };
        var type = BackingServices.class;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
