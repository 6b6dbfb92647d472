package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Compares one file of the truth. */
interface Check {
    /** The name of the file. */
    String file();

    void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException;
}
