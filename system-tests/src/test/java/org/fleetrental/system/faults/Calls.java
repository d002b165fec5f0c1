package org.fleetrental.system.faults;

import java.util.Map;
import org.fleetrental.system.Answer;

/** How a request gets to one of a service's replicas. */
interface Calls {

    /** @return null if there is no answer: it may have had its effect or not */
    Answer post(String service, String path, Map<String, ?> body, Map<String, String> headers);
}
