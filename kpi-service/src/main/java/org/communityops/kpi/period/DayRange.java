package org.communityops.kpi.period;

import java.time.LocalDate;

/** Days from one to another, both included. */
public record DayRange(LocalDate from, LocalDate to) {}
