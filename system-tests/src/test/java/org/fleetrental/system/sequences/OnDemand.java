package org.fleetrental.system.sequences;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * As many sequences as {@code fleet.sequences} asks for, from {@code fleet.sequences.seed}. Without it none: it needs a
 * system of its own, whose topics lead to the postman.
 */
final class OnDemand implements SkipExecutionHook, AroundPropertyHook {

    private static final int SEQUENCES = Integer.getInteger("fleet.sequences", 0);
    private static final String SEED = System.getProperty("fleet.sequences.seed", "");

    static boolean isAsked() {
        return SEQUENCES > 0;
    }

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return isAsked() ? SkipResult.doNotSkip() : SkipResult.skip("./fleet sequences runs it");
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        context.attributes().setTries(SEQUENCES);
        if (!SEED.isEmpty()) {
            context.attributes().setSeed(SEED);
        }
        return property.execute();
    }
}
