package org.fleetrental.testkit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.schemas.catalog.FieldPath;

/** What a service's compiled classes do with events. A method reference counts as a call. */
final class ServiceCode {

    private static final String EVENTS = "org.fleetrental.events.";
    private static final Set<String> NOT_OF_A_FIELD = Set.of(
            "getClass", "getSchema", "getSpecificData", "getClassSchema", "getEncoder", "getDecoder", "getConversion");

    private final JavaClasses classes;

    ServiceCode(JavaClasses classes) {
        this.classes = classes;
    }

    /**
     * Full names of the events that handlers take, with the handler's class.
     *
     * @throws IllegalArgumentException if a handler does not say which event it takes
     */
    SortedMap<String, String> handled() {
        var handled = new TreeMap<String, String>();
        for (var candidate : classes) {
            boolean isHandler = candidate.isAssignableTo(EventHandler.class)
                    && !candidate.isInterface()
                    && !candidate.getModifiers().contains(JavaModifier.ABSTRACT);
            if (isHandler) {
                handled.put(eventOf(candidate), candidate.getName());
            }
        }
        return handled;
    }

    /** Whether the service keeps every event, whatever it makes of it. */
    boolean keepsARecord() {
        return classes.stream()
                .anyMatch(candidate -> candidate.isAssignableTo(EventRecord.class) && !candidate.isInterface());
    }

    /** Full names of the event classes that are made, with the class that makes them. */
    SortedMap<String, String> constructed() {
        var constructed = new TreeMap<String, String>();
        accesses()
                .filter(access -> access.getTargetOwner().getName().startsWith(EVENTS))
                .filter(access ->
                        access.getName().equals("<init>") || access.getName().equals("newBuilder"))
                .forEach(access -> constructed.put(
                        access.getTargetOwner().getName(),
                        access.getOriginOwner().getName()));
        return constructed;
    }

    /** The fields that are read, with the class that reads them. */
    SortedMap<FieldPath.Step, String> read() {
        var read = new TreeMap<FieldPath.Step, String>();
        accesses().filter(ServiceCode::isGetter).forEach(access -> {
            var name = access.getName().substring("get".length()).replaceFirst("\\$$", "");
            var field = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            read.put(
                    new FieldPath.Step(access.getTargetOwner().getName(), field),
                    access.getOriginOwner().getName());
        });
        return Collections.unmodifiableSortedMap(read);
    }

    private Stream<JavaCodeUnitAccess<?>> accesses() {
        return classes.stream().flatMap(ServiceCode::accesses);
    }

    private static Stream<JavaCodeUnitAccess<?>> accesses(JavaClass origin) {
        return Stream.of(
                        origin.getMethodCallsFromSelf(),
                        origin.getMethodReferencesFromSelf(),
                        origin.getConstructorCallsFromSelf(),
                        origin.getConstructorReferencesFromSelf())
                .flatMap(Set::stream);
    }

    private static boolean isGetter(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        return owner.startsWith(EVENTS)
                && !owner.endsWith("$Builder")
                && access.getName().matches("get[A-Z].*")
                && !NOT_OF_A_FIELD.contains(access.getName());
    }

    private static String eventOf(JavaClass handler) {
        return handler.getInterfaces().stream()
                .filter(type -> type.toErasure().isEquivalentTo(EventHandler.class))
                .filter(JavaParameterizedType.class::isInstance)
                .map(type -> ((JavaParameterizedType) type)
                        .getActualTypeArguments()
                        .getFirst()
                        .toErasure()
                        .getName())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(handler.getName()
                        + " does not say itself which event it takes: let it implement EventHandler<TheEvent>"));
    }
}
