-- A turn whose model was not called because its circuit breaker was open has the field's word for it.

set local role frontdesk_system;
update turns set failure = 'model_circuit_open' where failure = 'model_resting';
reset role;

insert into frontdesk_migrations (name) values ('0026_circuit_open');
