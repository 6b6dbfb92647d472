package org.communityops.deploy.local.api;

import java.io.IOException;

/** A service refused a request for good; repeating it would not help. */
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ApiException(String request, Answer answer) {
        super(request + " was answered with " + answer.problem());
        this.status = answer.status();
    }

    public int status() {
        return status;
    }
}
