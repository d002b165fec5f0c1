package org.fleetrental.messaging.inbox;

import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.messaging.EventHandler;

/** The service's handlers, by the type of event that each takes. */
@ApplicationScoped
public class HandlerRegistry {

    /** A handler, its bean's class, and the class it reads events as. */
    record Handling<E extends SpecificRecord>(Class<E> event, EventHandler<E> handler, Class<?> bean) {}

    private final Map<String, Handling<?>> byType = new HashMap<>();

    /** @throws IllegalStateException if two handlers take the same type */
    HandlerRegistry(@All List<InstanceHandle<EventHandler<?>>> handlers) {
        for (var handle : handlers) {
            var handling = handling(handle);
            var type = SpecificData.get().getSchema(handling.event()).getFullName();
            if (byType.put(type, handling) != null) {
                throw new IllegalStateException("Two handlers take " + type);
            }
        }
    }

    public Optional<Handling<?>> forType(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** @throws IllegalStateException if there is no such handler */
    String typeOf(Class<? extends EventHandler<?>> handler) {
        return byType.entrySet().stream()
                .filter(entry -> entry.getValue().bean() == handler)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No bean is a " + handler));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Handling<?> handling(InstanceHandle<EventHandler<?>> handle) {
        for (Type type : handle.getBean().getTypes()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == EventHandler.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> event) {
                return new Handling(event, handle.get(), handle.getBean().getBeanClass());
            }
        }
        throw new IllegalStateException(
                handle.getBean().getBeanClass() + " does not say which class of event it takes");
    }
}
