create table ledger_verification (
    community_id uuid        not null,
    id           uuid        not null,
    state        text        not null,
    block        bigint,
    hash         bytea,
    done         bigint      not null,
    total        bigint      not null,
    unsealed     bigint,
    sound        boolean,
    faults       jsonb,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    constraint ledger_verification_pk primary key (community_id, id),
    constraint ledger_verification_state_check check (state in ('RUNNING', 'DONE', 'FAILED')),
    constraint ledger_verification_anchor_check check ((block is null) = (hash is null)),
    constraint ledger_verification_result_check
        check ((state = 'DONE') = (sound is not null and faults is not null and unsealed is not null)),
    constraint ledger_verification_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint ledger_verification_finished_check check ((state = 'RUNNING') = (finished_at is null))
);

comment on table ledger_verification is 'Recomputations of a community''s ledger; jobs that survive a restart.';
comment on column ledger_verification.block is 'The number of a block whose hash somebody kept elsewhere, and which must be the same still.';
comment on column ledger_verification.unsealed is 'Transactions posted so recently that no block holds them yet.';
comment on column ledger_verification.leased_until is 'Until when a replica works on it; afterwards another one takes it up again.';

create index ledger_verification_running_idx on ledger_verification (created_at) where state = 'RUNNING';

call protect('ledger_verification');
grant select, insert on ledger_verification to ${app};
grant select, update on ledger_verification to ${feed};
