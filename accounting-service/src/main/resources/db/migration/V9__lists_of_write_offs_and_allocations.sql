create index write_off_in_time on write_off (written_off_at, id);

-- Whoever asks for an allocation says whose it is.
create index credit_transfer_of_customer on credit_transfer (customer_id, allocation_id, id);
drop index credit_transfer_of_allocation;
