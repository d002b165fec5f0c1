package org.fleetrental.system.sequences;

import java.util.List;

/** @param shuffle in which order everything that is still held at the end is delivered, and what twice; 0: in order */
record Sequence(List<Step> steps, int shuffle) {}
