package org.fleetrental.maintenance.job;

import jakarta.persistence.Embeddable;

/** @param unitCost in whole minor units of the job's currency */
@Embeddable
record Part(String partNumber, String description, int quantity, long unitCost) {}
