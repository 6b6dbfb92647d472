package org.communityops.kpi.significance;

/** What an unknown figure lies between, with some confidence (置信区间). */
public record Interval(double low, double high) {}
