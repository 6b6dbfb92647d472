create table backtest (
    community_id uuid        not null,
    id           uuid        not null,
    from_day     date        not null,
    to_day       date        not null,
    rules        jsonb,
    state        text        not null,
    done         bigint      not null default 0,
    total        bigint,
    failure      text,
    result       jsonb,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    attempt      int         not null default 0,
    constraint backtest_pk primary key (community_id, id),
    constraint backtest_days_check check (from_day <= to_day),
    constraint backtest_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint backtest_result_check check ((state = 'DONE') = (result is not null)),
    constraint backtest_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint backtest_finished_check check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    constraint backtest_lease_check check (state <> 'RUNNING' or leased_until is not null)
);

comment on table backtest is 'What rules would have paid for a past period: a job that survives a restart.';
comment on column backtest.rules is 'The rules that are tested instead of those of the community; null for the latter.';
comment on column backtest.leased_until is 'Until when a worker keeps it unless it says that it goes on; then another one begins again.';
comment on column backtest.attempt is 'How often a worker has begun; only the latest may write.';

create index backtest_unfinished_idx on backtest (created_at) where state in ('QUEUED', 'RUNNING');

call protect('backtest');
grant select, insert on backtest to ${app};
grant update (state, finished_at) on backtest to ${app};
grant select, update on backtest to ${feed};
